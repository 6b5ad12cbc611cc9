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
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.usecase.BadgeAddresses;
import org.slaledger.probe.usecase.BadgeAddresses.Address;
import org.slaledger.probe.usecase.HowItIsShort.Subject;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** Secret addresses of badges, for pages that can't send a token. */
@Path("/availability/badges")
@Tag(name = "Availability")
public class BadgeAddressesResource {
  private final CurrentActor actor;
  private final ReadableSubjects readable;
  private final BadgeAddresses addresses;
  private final BadgeLinks links;

  BadgeAddressesResource(
      CurrentActor actor, ReadableSubjects readable, BadgeAddresses addresses, BadgeLinks links) {
    this.actor = actor;
    this.readable = readable;
    this.addresses = addresses;
    this.links = links;
  }

  /** Of what: a point, or a customer's service. */
  public record NewBadge(
      @Nullable String point, @Nullable String customer, @Nullable String service) {}

  /** 201 with the address, which is not shown again; 404 for what one may not see; 409. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Makes a secret address of a badge, for a page that can't send a token",
      description =
          "Whoever knows it sees how that point or service is, and its share of a period, until it"
              + " is revoked. It is shown this once.")
  @RequestBody(
      content =
          @Content(examples = @ExampleObject(name = "point", value = "{\"point\": \"acme-web\"}")))
  public Uni<Response> make(NewBadge wanted) {
    return subject(wanted)
        .chain(links::make)
        .map(made -> Response.status(Response.Status.CREATED).entity(made).build());
  }

  private Uni<Subject> subject(NewBadge wanted) {
    if (wanted.point() != null && wanted.customer() == null && wanted.service() == null) {
      return readable.point(wanted.point());
    }
    if (wanted.point() == null && wanted.customer() != null && wanted.service() != null) {
      return readable.service(wanted.customer(), wanted.service());
    }
    throw Asked.wrong(
        "point", "or a service is what a badge is of", "point, or customer and service");
  }

  /** One's own; an admin sees all. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Lists one's own addresses, without their secrets; an admin sees all",
      description = "As JSON or CSV.")
  public Uni<Response> list(@Context HttpHeaders headers) {
    return addresses
        .of(actor.is(Roles.ADMIN) ? null : actor.id())
        .map(found -> Tables.either(headers, found, table(found)));
  }

  private static Csv table(List<Address> addresses) {
    Csv csv = new Csv("id", "actor", "customer", "point", "service", "createdAt");
    addresses.forEach(
        it ->
            csv.add(
                it.id(),
                it.actor(),
                it.subject().customer(),
                it.subject().point(),
                it.subject().service(),
                it.createdAt()));
    return csv;
  }

  /** 204; 404 for another's, or for what was revoked already. */
  @DELETE
  @Path("{badge}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Makes an address worthless, at once; an admin may do so with any")
  public Uni<Response> revoke(@PathParam("badge") String badge) {
    return links.revoke(badge).replaceWith(Response.noContent().build());
  }
}
