package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.credit.usecase.ShadowReplays;
import org.slaledger.credit.view.ShadowRun;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** The shadow replay: what this service says, compared with the log. */
@Path("/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ShadowResource {
  private static final URI PLACE = URI.create("/statements/shadow-replay");

  private final ShadowReplays replays;
  private final CurrentActor actor;

  ShadowResource(ShadowReplays replays, CurrentActor actor) {
    this.replays = replays;
    this.actor = actor;
  }

  /** 404 before the first one. */
  @GET
  @Path("/shadow-replay")
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Tells how the shadow replay that runs stands, or what the last one found")
  public Uni<ShadowRun> look() {
    return replays
        .latest()
        .map(
            found ->
                found.orElseThrow(() -> Problem.notFound("a shadow replay, so far").asException()));
  }

  /** 202; 409 while one runs. */
  @POST
  @Path("/shadow-replay")
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Compares the views and all that was given out with the log",
      description =
          "Each statement at its own cut, all in one pass over the log; then the views with views"
              + " built anew. A difference is an alarm. It runs by itself each night, too.")
  public Uni<Response> begin() {
    return replays
        .begin(actor.id())
        .map(
            begun ->
                begun
                    .map(run -> Response.accepted(run).location(PLACE).build())
                    .orElseThrow(
                        () -> Problem.conflict("A shadow replay runs already.").asException()));
  }

  /** 202; it ends within seconds. */
  @DELETE
  @Path("/shadow-replay")
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Cancels the shadow replay that runs",
      description = "A comparison of the views that has begun ends by itself.")
  public Uni<Response> cancel() {
    return replays
        .cancel()
        .map(
            found ->
                found
                    .map(run -> Response.accepted(run).build())
                    .orElseThrow(() -> Problem.conflict("No shadow replay runs.").asException()));
  }
}
