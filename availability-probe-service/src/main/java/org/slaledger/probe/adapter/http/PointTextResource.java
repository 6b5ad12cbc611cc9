package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Erases what a point answered and integrators sent about it, word for word. */
@Path("/availability/points/{point}/text")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Erasing")
public class PointTextResource {
  private final TextErasing texts;
  private final WhichPointsAreAgreed points;
  private final String location;

  PointTextResource(
      TextErasing texts,
      WhichPointsAreAgreed points,
      @ConfigProperty(name = "sla.probe.location") String location) {
    this.texts = texts;
    this.points = points;
    this.location = location;
  }

  /** 204, also for one that was erased before. */
  @DELETE
  @APIResponse(responseCode = "204", description = "Erased")
  @Operation(
      summary = "Erases what a point answered and what integrators sent about it",
      description =
          "Excerpts of answers and integrators' events as they came. Times, reasons and coverage stay. What comes later is readable. It can't be undone.")
  public Uni<Response> erase(String point, ErasureBody body) {
    Problem unknown = Problem.notFound("point " + point);
    if (!Name.isOne(point)) {
      throw unknown.asException();
    }
    PointId id = new PointId(point);
    return points
        .ever(id)
        .onItem()
        .transformToUni(
            versions -> {
              if (versions.isEmpty()) {
                throw unknown.asException();
              }
              return texts.erase(body, KeyName.point(id, location), KeyName.told(id));
            });
  }
}
