package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.web.Answers;
import org.slaledger.web.Roles;

/** Says what speaks against an import whose lines are not good yet. */
@Path("/availability/imports/check")
@RolesAllowed({Roles.INTEGRATOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Availability")
public class ImportCheckResource {
  private final ImportCommands commands;

  ImportCheckResource(ImportCommands commands) {
    this.commands = commands;
  }

  /** 204, or 400 with what can't be taken. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Checks the points, places and times of an import; nothing is written")
  public Uni<Response> check(ImportPlan plan) {
    return commands.check(plan).map(Answers::response);
  }
}
