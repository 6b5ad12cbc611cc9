package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.probe.usecase.CalendarFeeds;
import org.slaledger.probe.usecase.CalendarFeeds.Feed;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** Secret addresses of the maintenance calendar, for programs that can't sign in. */
@Path("/maintenance/feeds")
@Tag(name = "Maintenance")
public class FeedAddressesResource {
  private final CurrentActor actor;
  private final CalendarFeeds feeds;
  private final FeedAddresses addresses;

  FeedAddressesResource(CurrentActor actor, CalendarFeeds feeds, FeedAddresses addresses) {
    this.actor = actor;
    this.feeds = feeds;
    this.addresses = addresses;
  }

  /** What an address is called. */
  public record NewFeed(String name) {}

  /** 201 with the address, which is not shown again; 409 for whoever has 20. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Makes a secret address of the calendar, for a program that can't sign in",
      description =
          "Whoever knows it reads what its maker may read now, for a year or until it is revoked."
              + " It is shown this once.")
  @RequestBody(
      content =
          @Content(examples = @ExampleObject(name = "phone", value = "{\"name\": \"phone\"}")))
  public Uni<Response> make(NewFeed wanted) {
    return addresses
        .make(wanted.name())
        .map(made -> Response.status(Response.Status.CREATED).entity(made).build());
  }

  /** One's own; an admin sees all. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Lists one's own addresses, without their secrets; an admin sees all",
      description = "As JSON or CSV.")
  public Uni<Response> list(@Context HttpHeaders headers) {
    return feeds
        .of(actor.is(Roles.ADMIN) ? null : actor.id())
        .map(found -> Tables.either(headers, found, table(found)));
  }

  private static Csv table(List<Feed> feeds) {
    Csv csv = new Csv("id", "actor", "customer", "name", "createdAt", "expiresAt");
    feeds.forEach(
        it ->
            csv.add(it.id(), it.actor(), it.customer(), it.name(), it.createdAt(), it.expiresAt()));
    return csv;
  }

  /** 204; 404 for another's, or for what was revoked already. */
  @DELETE
  @Path("{feed}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Makes an address worthless, at once; an admin may do so with any")
  public Uni<Response> revoke(@PathParam("feed") String feed) {
    return addresses.revoke(feed).replaceWith(Response.noContent().build());
  }
}
