package org.slaledger.clock.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.clock.usecase.FollowTicket;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.journal.Reaction;

/** A priority starts the clock that waited for it, or gives the one that runs a new target. */
@ApplicationScoped
public class WhenPriorityAssignedThenStartOrRetargetClock implements Reaction {
  private final FollowTicket follow;

  /** By this use case. */
  public WhenPriorityAssignedThenStartOrRetargetClock(FollowTicket follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof PriorityAssigned assigned
        ? follow.onward(tx, assigned.ticket(), event)
        : Uni.createFrom().voidItem();
  }
}
