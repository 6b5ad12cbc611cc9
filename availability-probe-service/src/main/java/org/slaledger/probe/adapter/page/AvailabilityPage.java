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
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.adapter.http.PointsNow;
import org.slaledger.probe.adapter.http.ShownPoint;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.Timeline;
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
  private final WhatWasObserved observed;
  private final InstantSource time;

  AvailabilityPage(
      CurrentActor actor, PointsNow points, WhatWasObserved observed, InstantSource time) {
    this.actor = actor;
    this.points = points;
    this.observed = observed;
    this.time = time;
  }

  /**
   * A point with its picture.
   *
   * @param places how each location sees it, where there are several
   */
  public record Row(ShownPoint point, Bar bar, List<Place> places) {
    static Row of(ShownPoint point, ObservedPoint observed) {
      return new Row(
          point,
          Bar.of(observed.state()),
          point.locations().size() < 2
              ? List.of()
              : point.locations().stream().map(it -> Place.of(it, observed)).toList());
    }

    /** Its state. */
    public Word state() {
      return Word.of(point.state());
    }

    /** Whether it is down. */
    public boolean down() {
      return point.state() == LastSeen.State.DOWN;
    }
  }

  /**
   * How one location sees a point.
   *
   * @param bar none where nothing was recorded
   */
  public record Place(String name, Word state, Instant since, @Nullable Bar bar) {
    static Place of(ShownPoint.Seen seen, ObservedPoint observed) {
      Timeline timeline = observed.locations().get(seen.location());
      return new Place(
          seen.location(),
          Word.of(seen.state()),
          seen.since(),
          timeline == null ? null : Bar.of(timeline));
    }
  }

  /**
   * A state as people read it.
   *
   * @param kind how it is marked: a class of the stylesheet
   */
  public record Word(String word, String kind) {
    static Word of(LastSeen.State state) {
      return switch (state) {
        case UP -> new Word("up", "ok");
        case DOWN -> new Word("down", "bad");
        case UNOBSERVED -> new Word("unobserved", "held");
      };
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
                observed.of(point.point(), actor::mayRead, hour).map(seen -> Row.of(point, seen)))
        .collect()
        .asList();
  }
}
