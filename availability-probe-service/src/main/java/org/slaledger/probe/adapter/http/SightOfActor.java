package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.view.Sight;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** What of maintenance the one who asks may see. */
@ApplicationScoped
public class SightOfActor {
  private final CurrentActor actor;
  private final WhichPointsAreAgreed points;
  private final Pool pool;

  SightOfActor(CurrentActor actor, WhichPointsAreAgreed points, Pool pool) {
    this.actor = actor;
    this.points = points;
    this.pool = pool;
  }

  /** Nothing for a customer whose token does not say which one it is. */
  Uni<Sight> now() {
    CustomerId own = actor.customer();
    if (actor.staff()) {
      return Uni.createFrom().item(Sight.EVERYTHING);
    }
    if (own != null) {
      return Uni.createFrom().item(new Sight.Announced(own));
    }
    return actor.is(Roles.INTEGRATOR)
        ? points.reportedBy(pool, actor.id()).map(it -> new Sight.Assigned(actor.id(), it))
        : Uni.createFrom().item(new Sight.Assigned(actor.id(), List.of()));
  }
}
