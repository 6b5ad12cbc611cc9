package org.slaledger.probe.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.adapter.http.BadgeLinks;
import org.slaledger.probe.adapter.http.BadgeLinks.MadeBadge;
import org.slaledger.probe.adapter.http.ReadableSubjects;
import org.slaledger.probe.usecase.BadgeAddresses;
import org.slaledger.probe.usecase.BadgeAddresses.Address;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** Secret addresses of badges: made, shown once, listed, revoked. */
@Path("/ui/availability/badges")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class BadgesPage {
  private final CurrentActor actor;
  private final ReadableSubjects readable;
  private final BadgeAddresses addresses;
  private final BadgeLinks links;

  BadgesPage(
      CurrentActor actor, ReadableSubjects readable, BadgeAddresses addresses, BadgeLinks links) {
    this.actor = actor;
    this.readable = readable;
    this.addresses = addresses;
    this.links = links;
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance badges(
        List<Address> badges, @Nullable MadeBadge made, boolean all);
  }

  /** One's own addresses; an admin sees all. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> list() {
    return page(null);
  }

  /** Makes one, of a point or of a customer's service, and shows it, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<TemplateInstance> make(
      @FormParam("point") @Nullable String point,
      @FormParam("customer") @Nullable String customer,
      @FormParam("service") @Nullable String service) {
    return (point == null
            ? readable.service(customer == null ? "" : customer, service == null ? "" : service)
            : readable.point(point))
        .chain(links::make)
        .chain(this::page);
  }

  /** Makes one worthless. */
  @POST
  @Path("{badge}/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> revoke(@PathParam("badge") String badge) {
    return links
        .revoke(badge)
        .replaceWith(() -> Response.seeOther(URI.create("/ui/availability/badges")).build());
  }

  private Uni<TemplateInstance> page(@Nullable MadeBadge made) {
    boolean all = actor.is(Roles.ADMIN);
    return addresses.of(all ? null : actor.id()).map(found -> Templates.badges(found, made, all));
  }
}
