package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.Name;
import org.slaledger.contract.WindowId;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Erases what integrators sent about a maintenance window, word for word. */
@Path("/maintenance/{window}/text")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Erasing")
public class WindowTextResource {
  private final TextErasing texts;
  private final WhichMaintenanceIsPlanned windows;
  private final Pool pool;

  WindowTextResource(TextErasing texts, WhichMaintenanceIsPlanned windows, Pool pool) {
    this.texts = texts;
    this.windows = windows;
    this.pool = pool;
  }

  /** 204, also for one that was erased before. */
  @DELETE
  @APIResponse(responseCode = "204", description = "Erased")
  @Operation(
      summary = "Erases what integrators sent about a maintenance window",
      description = "Times and reasons stay. It can't be undone.")
  public Uni<Response> erase(String window, ErasureBody body) {
    Problem unknown = Problem.notFound("maintenance window " + window);
    if (!Name.isOne(window)) {
      throw unknown.asException();
    }
    WindowId id = new WindowId(window);
    return pool.withConnection(db -> windows.named(db, id))
        .onItem()
        .transformToUni(
            found -> {
              if (found.isEmpty()) {
                throw unknown.asException();
              }
              return texts.erase(body, KeyName.window(id));
            });
  }
}
