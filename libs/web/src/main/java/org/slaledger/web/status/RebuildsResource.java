package org.slaledger.web.status;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.Rebuild;
import org.slaledger.journal.Rebuilds;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** The times that this service's views were built anew from the log, and how to have it done. */
@Path("/status/{service}/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class RebuildsResource {
  private final ThisService here;
  private final Rebuilds rebuilds;
  private final RebuildCommands commands;
  private final CommandKeys keys;

  RebuildsResource(
      ThisService here, Rebuilds rebuilds, RebuildCommands commands, CommandKeys keys) {
    this.here = here;
    this.rebuilds = rebuilds;
    this.commands = commands;
    this.keys = keys;
  }

  /** The newest first. */
  public record Listed(List<Rebuild> rebuilds) {}

  /** The newest. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists when this service's views were built anew, and what came of it")
  public Uni<Listed> list(
      @PathParam("service") String service, @QueryParam("limit") @Nullable String limit) {
    here.require(service);
    return rebuilds.list(Asked.limit(limit)).map(Listed::new);
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Tells how one rebuild stands, or what came of it")
  public Uni<Rebuild> look(@PathParam("service") String service, @PathParam("id") String id) {
    here.require(service);
    return look(rebuilds, id);
  }

  static Uni<Rebuild> look(Rebuilds rebuilds, String id) {
    UUID named;
    try {
      named = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("rebuild " + id).asException();
    }
    return rebuilds
        .find(named)
        .map(found -> found.orElseThrow(() -> Problem.notFound("rebuild " + id).asException()));
  }

  /** 202 with where to look. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Has this service's views built anew from the log",
      description =
          "Beside those that answer, and compared with them at one cut. COMPARE only reports;"
              + " SWITCH then lets the new ones answer, also where rows differ. No reaction runs.")
  public Uni<Response> begin(@PathParam("service") String service, RebuildOrder order) {
    here.require(service);
    return commands.begin(keys.ofRequest(), order.mode(), order.reason()).map(Answers::response);
  }
}
