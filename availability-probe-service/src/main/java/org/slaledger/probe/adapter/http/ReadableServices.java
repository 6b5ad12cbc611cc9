package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** What the actor may know of a customer's service: the points that it ever had. */
@ApplicationScoped
public class ReadableServices {
  private final CurrentActor actor;
  private final WhichPointsAreAgreed agreed;

  ReadableServices(CurrentActor actor, WhichPointsAreAgreed agreed) {
    this.actor = actor;
    this.agreed = agreed;
  }

  /** At least one; 404 where there is none. */
  public Uni<List<AgreedPoint>> of(String customer, String service) {
    String what = "service " + service + " of " + customer + " with a measurement point";
    if (!Name.isOne(customer)
        || service.indexOf('\0') >= 0
        || !actor.mayRead(new CustomerId(customer))) {
      throw Problem.notFound(what).asException();
    }
    return agreed
        .ofService(new CustomerId(customer), service)
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw Problem.notFound(what).asException();
              }
            });
  }
}
