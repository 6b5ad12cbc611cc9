package org.slaledger.clock.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.clock.usecase.FollowTicket;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.journal.Reaction;

/** A contact starts a clock as soon as the ticket's priority and its terms are known. */
@ApplicationScoped
public class WhenTicketOpenedThenStartClock implements Reaction {
  private final FollowTicket follow;

  /** By this use case. */
  public WhenTicketOpenedThenStartClock(FollowTicket follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketOpened opened
        ? follow.onward(tx, opened.ticket(), event)
        : Uni.createFrom().voidItem();
  }
}
