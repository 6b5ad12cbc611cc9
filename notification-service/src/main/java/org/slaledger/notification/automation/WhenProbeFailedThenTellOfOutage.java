package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.usecase.FollowProbes;

/**
 * A failure that confirms an outage is told to the contacts of the customer whose point it is;
 * imported history is told to nobody.
 */
@ApplicationScoped
public class WhenProbeFailedThenTellOfOutage implements Reaction {
  private final FollowProbes follow;

  /** By this use case. */
  public WhenProbeFailedThenTellOfOutage(FollowProbes follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ProbeFailed failed && failed.imported() == null
        ? follow.afterProbe(tx, failed.point())
        : Uni.createFrom().voidItem();
  }
}
