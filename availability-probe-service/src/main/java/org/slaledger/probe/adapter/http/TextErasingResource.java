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
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Commands;
import org.slaledger.journal.seal.Erasure;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Erases what points answered and integrators sent, word for word. It can't be undone. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Erasing")
public class TextErasingResource {
  private static final int LONGEST = 200;

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final Commands commands;
  private final Erasure erasure;
  private final WhichPointsAreAgreed points;
  private final WhichMaintenanceIsPlanned windows;
  private final Pool pool;

  TextErasingResource(
      CurrentActor actor,
      CommandKeys keys,
      Commands commands,
      Erasure erasure,
      WhichPointsAreAgreed points,
      WhichMaintenanceIsPlanned windows,
      Pool pool) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.erasure = erasure;
    this.points = points;
    this.windows = windows;
    this.pool = pool;
  }

  /**
   * Why something is erased.
   *
   * @param reason one line that names nobody: it is kept in the clear, for ever
   */
  @Schema(name = "Erasure", examples = "{\"reason\":\"request 2026-17\"}")
  public record ErasureBody(String reason) {}

  /** 204, also for one that was erased before. */
  @DELETE
  @Path("/availability/points/{point}/text")
  @APIResponse(responseCode = "204", description = "Erased")
  @Operation(
      summary = "Erases what a point answered and what integrators sent about it",
      description =
          "Excerpts of answers and integrators' events as they came. Times, reasons and coverage"
              + " stay. What comes later is readable. It can't be undone.")
  public Uni<Response> point(String point, ErasureBody body) {
    String what = "point " + point;
    require(() -> Name.isOne(point), what);
    PointId id = new PointId(point);
    return points
        .ever(id)
        .invoke(versions -> require(() -> !versions.isEmpty(), what))
        .chain(() -> erase(KeyName.point(id), body));
  }

  /** 204, also for one that was erased before. */
  @DELETE
  @Path("/maintenance/{window}/text")
  @APIResponse(responseCode = "204", description = "Erased")
  @Operation(
      summary = "Erases what integrators sent about a maintenance window",
      description = "Times and reasons stay. It can't be undone.")
  public Uni<Response> window(String window, ErasureBody body) {
    String what = "maintenance window " + window;
    require(() -> Name.isOne(window), what);
    WindowId id = new WindowId(window);
    return pool.withConnection(db -> windows.named(db, id))
        .invoke(found -> require(found::isPresent, what))
        .chain(() -> erase(KeyName.window(id), body));
  }

  private static void require(BooleanSupplier there, String what) {
    if (!there.getAsBoolean()) {
      throw Problem.notFound(what).asException();
    }
  }

  private Uni<Response> erase(KeyName name, ErasureBody body) {
    String reason = body.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST || reason.indexOf('\n') >= 0) {
      throw Problem.badRequest(
              new FieldError(
                  "reason", "is no reason", "one line of 1 to " + LONGEST + " characters"))
          .asException();
    }
    return commands
        .execute(
            keys.ofRequest(),
            tx ->
                erasure
                    .erase(tx, name, actor.id(), reason)
                    .replaceWith(new Answer(204, null, null, "")))
        .map(Answers::response);
  }
}
