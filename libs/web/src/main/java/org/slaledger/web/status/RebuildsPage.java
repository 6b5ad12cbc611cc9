package org.slaledger.web.status;

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
import org.slaledger.journal.Rebuild;
import org.slaledger.journal.Rebuilds;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/**
 * The times that this service's views were built anew, each with a page that names what differed.
 */
@Path("/ui/status/{service}/rebuilds")
@Produces(MediaType.TEXT_HTML)
public class RebuildsPage {
  private static final int SHOWN = 50;

  @CheckedTemplate(basePath = "status")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance rebuilds(String service, List<Rebuild> rebuilds, boolean may);

    static native TemplateInstance rebuild(String service, Rebuild rebuild);
  }

  private final ThisService here;
  private final Rebuilds rebuilds;
  private final RebuildCommands commands;
  private final CommandKeys keys;
  private final CurrentActor actor;

  RebuildsPage(
      ThisService here,
      Rebuilds rebuilds,
      RebuildCommands commands,
      CommandKeys keys,
      CurrentActor actor) {
    this.here = here;
    this.rebuilds = rebuilds;
    this.commands = commands;
    this.keys = keys;
    this.actor = actor;
  }

  /** The list, and for operators a form that has it done again. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> list(@PathParam("service") String service) {
    here.require(service);
    boolean may = actor.mayOperate();
    return rebuilds.list(SHOWN).map(found -> Templates.rebuilds(service, found, may));
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> look(
      @PathParam("service") String service, @PathParam("id") String id) {
    here.require(service);
    return RebuildsResource.look(rebuilds, id).map(found -> Templates.rebuild(service, found));
  }

  /** To the page of the one that began. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> begin(
      @PathParam("service") String service,
      @FormParam("mode") @Nullable String mode,
      @FormParam("reason") @Nullable String reason,
      @FormParam("command-key") @Nullable String key) {
    here.require(service);
    return commands
        .begin(keys.ofForm(key, mode, reason), mode, reason)
        .map(begun -> Response.seeOther(URI.create("/ui" + begun.location())).build());
  }
}
