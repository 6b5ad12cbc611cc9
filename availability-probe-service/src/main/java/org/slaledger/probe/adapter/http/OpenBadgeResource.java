package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
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
import org.slaledger.probe.usecase.BadgeAddresses;
import org.slaledger.probe.usecase.BadgeAddresses.Address;
import org.slaledger.web.problem.Problem;

/** What secret addresses of badges show. */
@Path("/availability/badge")
@Produces(Badge.MEDIA_TYPE)
@Tag(name = "Availability")
public class OpenBadgeResource {
  private final BadgeAddresses addresses;
  private final Badges badges;

  OpenBadgeResource(BadgeAddresses addresses, Badges badges) {
    this.addresses = addresses;
    this.badges = badges;
  }

  /** To anybody, on any page; 404 for an address that was revoked or never was. */
  @GET
  @Path("{secret}.svg")
  @PermitAll
  @Operation(
      summary = "A badge by a secret address, without a token: for pages that embed it",
      description = "POST /availability/badges makes such addresses. " + Badges.WHAT)
  public Uni<Response> badge(
      @PathParam("secret") String secret,
      @Parameter(description = Badges.PERIOD) @QueryParam("period") @Nullable String period,
      @Context Request request,
      @Context RoutingContext context) {
    Duration length = Periods.days("period", period);
    return addresses
        .by(secret)
        .map(
            found ->
                found
                    .map(Address::subject)
                    .orElseThrow(() -> Problem.notFound("badge").asException()))
        .chain(subject -> badges.open(subject, length, request, context));
  }
}
