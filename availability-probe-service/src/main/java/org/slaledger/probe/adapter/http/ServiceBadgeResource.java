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

/** A service in a small picture. */
@Path("/availability/services/{customer}/{service}/badge.svg")
@Produces(Badge.MEDIA_TYPE)
@Tag(name = "Availability")
public class ServiceBadgeResource {
  private final ReadableSubjects readable;
  private final Badges badges;

  ServiceBadgeResource(ReadableSubjects readable, Badges badges) {
    this.readable = readable;
    this.badges = badges;
  }

  /** 404 for one that the actor may not know of. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "A service's badge", description = Badges.WHAT)
  public Uni<Response> badge(
      @PathParam("customer") String customer,
      @PathParam("service") String service,
      @Parameter(description = Badges.PERIOD) @QueryParam("period") @Nullable String period,
      @Context Request request,
      @Context RoutingContext context) {
    Duration length = Periods.days("period", period);
    return readable
        .service(customer, service)
        .chain(subject -> badges.own(subject, length, request, context));
  }
}
