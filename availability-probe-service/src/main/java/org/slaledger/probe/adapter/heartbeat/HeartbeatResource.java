package org.slaledger.probe.adapter.heartbeat;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Where jobs report in. */
@Path("/availability/points/{point}/heartbeat")
@Tag(name = "Availability")
public class HeartbeatResource {
  private final CurrentActor actor;
  private final WhichPointsAreAgreed agreed;
  private final Heartbeats heartbeats;
  private final InstantSource time;

  HeartbeatResource(
      CurrentActor actor, WhichPointsAreAgreed agreed, Heartbeats heartbeats, InstantSource time) {
    this.actor = actor;
    this.agreed = agreed;
    this.heartbeats = heartbeats;
    this.time = time;
  }

  /**
   * 204 once it is kept; 404 for a point of somebody else, 409 for one that is measured otherwise.
   */
  @POST
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Says that the job behind a point of kind HEARTBEAT runs")
  public Uni<Void> beat(@PathParam("point") String point) {
    if (!Name.isOne(point)) {
      throw Problem.notFound("point " + point).asException();
    }
    PointId id = new PointId(point);
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return agreed.ever(id).chain(versions -> beat(id, versions, now));
  }

  private Uni<Void> beat(PointId point, List<AgreedPoint> versions, Instant now) {
    List<AgreedPoint> mine =
        versions.stream().filter(version -> actor.mayRead(version.customer())).toList();
    if (mine.isEmpty()) {
      throw Problem.notFound("point " + point).asException();
    }
    if (mine.stream()
        .noneMatch(
            version ->
                version.holdsAt(now) && version.terms().probe() instanceof ProbeTerms.Heartbeat)) {
      throw Problem.conflict("Under its terms no job reports in for " + point + " now.")
          .asException();
    }
    return heartbeats.beat(point, now);
  }
}
