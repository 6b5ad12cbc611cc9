package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** What the actor may know of a point: the versions under which it was promised to its customer. */
@ApplicationScoped
public class ReadablePoints {
  private final CurrentActor actor;
  private final WhichPointsAreAgreed agreed;

  ReadablePoints(CurrentActor actor, WhichPointsAreAgreed agreed) {
    this.actor = actor;
    this.agreed = agreed;
  }

  /** At least one; 404 where there is none. */
  public Uni<List<AgreedPoint>> of(String point) {
    if (!Name.isOne(point)) {
      throw missing(point);
    }
    return agreed.ever(new PointId(point)).map(versions -> readable(versions, point));
  }

  /** Staff may read all, a customer its own, and an integrator what is assigned to it. */
  public boolean may(CustomerId customer, MeasurementPoint terms) {
    return actor.mayRead(customer)
        || (actor.is(Roles.INTEGRATOR)
            && terms.probe() instanceof ProbeTerms.Reported(String integrator)
            && integrator.equals(actor.id()));
  }

  private List<AgreedPoint> readable(List<AgreedPoint> versions, String point) {
    List<AgreedPoint> mine =
        versions.stream().filter(it -> may(it.customer(), it.terms())).toList();
    if (mine.isEmpty()) {
      throw missing(point);
    }
    return mine;
  }

  private static RuntimeException missing(String point) {
    return Problem.notFound("point " + point).asException();
  }
}
