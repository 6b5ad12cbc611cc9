package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** How services and points are, for monitoring that scrapes. */
@Path("/availability/metrics")
@Tag(name = "Availability")
public class MetricsResource {
  private final CurrentActor actor;
  private final ServicesNow services;
  private final WhatWasObserved observed;
  private final ProbeResults results;
  private final InstantSource time;

  MetricsResource(
      CurrentActor actor,
      ServicesNow services,
      WhatWasObserved observed,
      ProbeResults results,
      InstantSource time) {
    this.actor = actor;
    this.services = services;
    this.observed = observed;
    this.results = results;
    this.time = time;
  }

  /** Of all that the token may see. */
  @GET
  @Produces(OpenMetrics.MEDIA_TYPE)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "All services and points in one scrape, as OpenMetrics 1.0",
      description =
          "The state of each, as judged and at each location; the seconds up, down and unobserved"
              + " since midnight (UTC); how long the last probe from this location took. By bearer"
              + " token, of what it may see.")
  public Uni<Response> scrape() {
    Instant now = time.instant();
    Interval today = new Interval(now.truncatedTo(ChronoUnit.DAYS), now);
    return services
        .seenBy((customer, terms) -> actor.mayRead(customer))
        .chain(found -> scrape(found, today))
        .map(text -> Response.ok(text, OpenMetrics.FULL_TYPE).build());
  }

  private Uni<String> scrape(List<ShownService> found, Interval today) {
    List<PointId> points =
        found.stream().flatMap(it -> it.points().stream()).map(ShownPoint::point).toList();
    return Uni.combine()
        .all()
        .unis(
            observed.each(points, (customer, terms) -> actor.mayRead(customer), today),
            results.latest(points, observed.location(), today.to()))
        .usingConcurrencyOf(1)
        .with((seen, latest) -> PointMetrics.of(found, seen, observed.location(), latest));
  }
}
