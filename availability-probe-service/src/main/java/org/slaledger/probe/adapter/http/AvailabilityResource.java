package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** What was measured. */
@Path("/availability/points")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Availability")
public class AvailabilityResource {
  private static final Duration LONGEST = Duration.ofDays(92);

  private final CurrentActor actor;
  private final PointsNow points;
  private final WhichPointsAreAgreed agreed;
  private final WhatWasObserved observed;
  private final InstantSource time;

  AvailabilityResource(
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

  /** All points that the actor may see. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists the points agreed now: up, down or unobserved, and since when")
  public Uni<List<ShownPoint>> list() {
    return points.seenBy(actor::mayRead);
  }

  /** One point's timeline; 404 for a point that the actor may not know of. */
  @GET
  @Path("{point}/timeline")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Shows a point's states over up to 92 days: each instant has exactly one")
  public Uni<ShownTimeline> timeline(
      @PathParam("point") String point,
      @Parameter(example = "2026-06-01T00:00:00Z", description = "an hour before the end if none")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(example = "2026-06-02T00:00:00Z", description = "now if none") @QueryParam("to")
          @Nullable String to) {
    Interval interval =
        interval(Asked.instant("from", from), Asked.instant("to", to), time.instant());
    String what = "point " + point;
    if (!Name.isOne(point)) {
      throw Problem.notFound(what).asException();
    }
    PointId id = new PointId(point);
    return agreed
        .ever(id)
        .invoke(versions -> requireReadable(versions, what))
        .chain(() -> observed.of(id, actor::mayRead, interval))
        .map(it -> ShownTimeline.of(id, it));
  }

  private void requireReadable(List<AgreedPoint> versions, String what) {
    if (versions.stream().noneMatch(version -> actor.mayRead(version.customer()))) {
      throw Problem.notFound(what).asException();
    }
  }

  private static Interval interval(@Nullable Instant from, @Nullable Instant to, Instant now) {
    Instant end = to == null ? now : to;
    Instant begin = from == null ? end.minus(Duration.ofHours(1)) : from;
    if (end.isAfter(now)) {
      throw Asked.wrong("to", "lies in the future", "an instant up to " + now);
    }
    if (!begin.isBefore(end)) {
      throw Asked.wrong("from", "is not before the end", "an instant before " + end);
    }
    if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw Asked.wrong("from", "is too far before the end", "at most 92 days");
    }
    return new Interval(begin, end);
  }
}
