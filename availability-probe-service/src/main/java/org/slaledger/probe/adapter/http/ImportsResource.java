package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.journal.RelayLag;
import org.slaledger.web.Answers;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Takes history in, part by part. It alarms nobody. */
@Path("/availability/imports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INTEGRATOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Availability")
public class ImportsResource {
  private static final String LINES = "application/x-ndjson";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  private final ImportCommands commands;
  private final RelayLag lag;
  private final Pool pool;
  private final long most;
  private final boolean enabled;

  ImportsResource(
      ImportCommands commands,
      RelayLag lag,
      Pool pool,
      @ConfigProperty(name = "sla.import.most-waiting") long most,
      @ConfigProperty(name = "sla.inbound.enabled") boolean enabled) {
    this.commands = commands;
    this.lag = lag;
    this.pool = pool;
    this.most = most;
    this.enabled = enabled;
  }

  /** 200 with how far it is, also for one that was begun before; 400 with what can't be taken. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Begins an import, or finds out how far it is",
      description =
          "The id is the SHA-256 of its lines, in hex. All points and locations are checked before"
              + " anything is taken in.")
  public Uni<Response> begin(String id, ImportPlan plan) {
    require(id);
    return commands.begin(id, plan).map(Answers::response);
  }

  /** 200 with how far it is; 404 also for another integrator's. */
  @GET
  @Operation(summary = "Tells how far an import is")
  public Uni<Response> progress(String id) {
    require(id);
    return commands.progress(pool, id).map(Answers::response);
  }

  /**
   * 200 with how far it is then; 409 where lines are missing before these; 503 while the log is too
   * far behind the journal: to be sent again after {@code Retry-After}.
   */
  @POST
  @Path("/observations")
  @Consumes(LINES)
  @Operation(
      summary = "Takes the next observations of an import in",
      description =
          "Lines of JSON, 1 MB at most, each point and location in the order of time. from: how"
              + " many lines come before the first one. What was taken before is passed over.")
  public Uni<Response> take(String id, @QueryParam("from") long from, byte[] body) {
    require(id);
    return lag.bytes(pool)
        .flatMap(
            behind ->
                behind > most
                    ? Uni.createFrom().item(later(behind))
                    : commands.take(id, from, body).map(Answers::response));
  }

  private static Response later(long behind) {
    Problem problem =
        Problem.of(503, "The log is " + behind + " bytes behind the journal: send it again later.");
    return Response.status(503)
        .header("Retry-After", 1)
        .type(Problem.MEDIA_TYPE)
        .entity(problem.json())
        .build();
  }

  /** Two deployments must not write one stream. */
  private void require(String id) {
    if (!enabled) {
      throw Problem.of(409, "Another deployment takes history in.").asException();
    }
    if (!ID.matcher(id).matches()) {
      throw unknown(id);
    }
  }

  private static RuntimeException unknown(String id) {
    return Problem.notFound("import " + id).asException();
  }
}
