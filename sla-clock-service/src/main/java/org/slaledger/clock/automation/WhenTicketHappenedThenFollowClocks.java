package org.slaledger.clock.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.clock.usecase.FollowTicket;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.journal.Reaction;

/** Whatever happens to a ticket may start, stop, pause or retarget its clocks. */
@ApplicationScoped
public class WhenTicketHappenedThenFollowClocks implements Reaction {
  private final FollowTicket follow;

  /** By this use case. */
  public WhenTicketHappenedThenFollowClocks(FollowTicket follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketEvent happened
        ? follow.onward(tx, happened.ticket(), event)
        : Uni.createFrom().voidItem();
  }
}
