package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.usecase.FollowProbes;

/** The end of an outage that was confirmed is told to those who were told of it. */
@ApplicationScoped
public class WhenProbeRecoveredThenTellOfRecovery implements Reaction {
  private final FollowProbes follow;

  /** By this use case. */
  public WhenProbeRecoveredThenTellOfRecovery(FollowProbes follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ProbeRecovered recovered
            && recovered.imported() == null
        ? follow.afterProbe(tx, recovered.point())
        : Uni.createFrom().voidItem();
  }
}
