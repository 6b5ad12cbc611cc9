package org.slaledger.probe.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.probe.adapter.http.PointsNow;
import org.slaledger.probe.adapter.http.ShownPoint;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The points, how they are, and their last hour as a picture. */
@Path("/ui/availability")
@Produces(MediaType.TEXT_HTML)
public class AvailabilityPage {
  private static final Duration SHOWN = Duration.ofHours(1);
  private static final int MOST = 100;

  private final CurrentActor actor;
  private final PointsNow points;
  private final WhichPointsAreAgreed agreed;
  private final WhatWasObserved observed;
  private final InstantSource time;

  AvailabilityPage(
      CurrentActor actor,
      PointsNow points,
      WhichPointsAreAgreed agreed,
      WhatWasObserved observed,
      InstantSource time) {
    this.actor = actor;
    this.points = points;
    this.agreed = agreed;
    this.observed = observed;
    this.time = time;
  }

  /** A point with its picture. */
  public record Row(ShownPoint point, Bar bar) {
    /** How its state is marked: a class of the stylesheet. */
    public String kind() {
      return switch (point.state()) {
        case UP -> "ok";
        case DOWN -> "bad";
        case UNOBSERVED -> "held";
      };
    }

    /** Its state as a word. */
    public String word() {
      return switch (point.state()) {
        case UP -> "up";
        case DOWN -> "down";
        case UNOBSERVED -> "unobserved";
      };
    }

    /** Whether it is down. */
    public boolean down() {
      return point.state() == LastSeen.State.DOWN;
    }
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance availability(
        List<Row> rows, int more, String location, Instant from, Instant to);
  }

  /** The first 100 points. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show() {
    Instant now = time.instant();
    Interval hour = new Interval(now.minus(SHOWN), now);
    return points
        .seenBy(actor::mayRead)
        .chain(
            all ->
                rows(all.stream().limit(MOST).toList(), hour)
                    .map(
                        rows ->
                            Templates.availability(
                                rows,
                                Math.max(0, all.size() - MOST),
                                observed.location(),
                                hour.from(),
                                hour.to())));
  }

  private Uni<List<Row>> rows(List<ShownPoint> shown, Interval hour) {
    return Multi.createFrom()
        .iterable(shown)
        .onItem()
        .transformToUniAndConcatenate(
            point ->
                agreed
                    .ever(point.point())
                    .chain(versions -> observed.of(point.point(), versions, hour))
                    .map(timeline -> new Row(point, Bar.of(timeline))))
        .collect()
        .asList();
  }
}
