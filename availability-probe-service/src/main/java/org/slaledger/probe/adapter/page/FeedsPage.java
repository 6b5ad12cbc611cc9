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
import org.slaledger.probe.adapter.http.FeedAddresses;
import org.slaledger.probe.adapter.http.FeedAddresses.MadeFeed;
import org.slaledger.probe.usecase.CalendarFeeds;
import org.slaledger.probe.usecase.CalendarFeeds.Feed;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** Secret addresses of the maintenance calendar: made, shown once, listed, revoked. */
@Path("/ui/maintenance/feeds")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class FeedsPage {
  private final CurrentActor actor;
  private final CalendarFeeds feeds;
  private final FeedAddresses addresses;

  FeedsPage(CurrentActor actor, CalendarFeeds feeds, FeedAddresses addresses) {
    this.actor = actor;
    this.feeds = feeds;
    this.addresses = addresses;
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance feeds(List<Feed> feeds, @Nullable MadeFeed made, boolean all);
  }

  /** One's own addresses; an admin sees all. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> list() {
    return page(null);
  }

  /** Makes one and shows it, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<TemplateInstance> make(@FormParam("name") @Nullable String name) {
    return addresses.make(name == null ? "" : name).chain(this::page);
  }

  /** Makes one worthless. */
  @POST
  @Path("{feed}/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> revoke(@PathParam("feed") String feed) {
    return addresses
        .revoke(feed)
        .replaceWith(() -> Response.seeOther(URI.create("/ui/maintenance/feeds")).build());
  }

  private Uni<TemplateInstance> page(@Nullable MadeFeed made) {
    boolean all = actor.is(Roles.ADMIN);
    return feeds.of(all ? null : actor.id()).map(found -> Templates.feeds(found, made, all));
  }
}
