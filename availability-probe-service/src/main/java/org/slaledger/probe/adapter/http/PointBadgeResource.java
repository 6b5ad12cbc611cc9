package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.Roles;

/** A point in a small picture. */
@Path("/availability/points/{point}/badge.svg")
@Produces(Badge.MEDIA_TYPE)
@Tag(name = "Availability")
public class PointBadgeResource {
  private final ReadableSubjects readable;
  private final Badges badges;

  PointBadgeResource(ReadableSubjects readable, Badges badges) {
    this.readable = readable;
    this.badges = badges;
  }

  /** 404 for one that the actor may not know of. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "A point's badge", description = Badges.WHAT)
  public Uni<Response> badge(
      @PathParam("point") String point,
      @Parameter(description = Badges.PERIOD) @QueryParam("period") @Nullable String period,
      @Context Request request,
      @Context RoutingContext context) {
    Duration length = Periods.days("period", period);
    return readable.point(point).chain(subject -> badges.own(subject, length, request, context));
  }
}
