package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** What was measured. */
@Path("/availability/points")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "Availability")
public class AvailabilityResource {
  private final PointsNow points;
  private final ReadablePoints readable;
  private final WhatWasObserved observed;
  private final InstantSource time;

  AvailabilityResource(
      PointsNow points, ReadablePoints readable, WhatWasObserved observed, InstantSource time) {
    this.points = points;
    this.readable = readable;
    this.observed = observed;
    this.time = time;
  }

  /** All points that the actor may see. */
  @GET
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary = "Lists the points agreed now: up, down or unobserved, and since when",
      description = "As JSON or CSV.")
  public Uni<Response> list(@Context HttpHeaders headers) {
    return points
        .seenBy(readable::may)
        .map(found -> Tables.either(headers, found, ShownPoint.table(found)));
  }

  /** One point's timeline; 404 for a point that the actor may not know of. */
  @GET
  @Path("{point}/timeline")
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary = "Shows a point's states over up to 92 days: each instant has exactly one",
      description = "As JSON or CSV.")
  public Uni<Response> timeline(
      @PathParam("point") String point,
      @Parameter(example = "2026-06-01T00:00:00Z", description = "an hour before the end if none")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(example = "2026-06-02T00:00:00Z", description = "now if none") @QueryParam("to")
          @Nullable String to,
      @Context HttpHeaders headers) {
    Interval interval = Asked.interval(from, to, time.instant(), Periods.LONGEST);
    return readable
        .of(point)
        .chain(versions -> observed.of(new PointId(point), readable::may, interval))
        .map(it -> ShownTimeline.of(new PointId(point), it))
        .map(shown -> Tables.either(headers, shown, shown.csv()));
  }
}
