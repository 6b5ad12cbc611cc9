package org.slaledger.clock.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.clock.usecase.StopClock;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.journal.Reaction;

/** The first substantive answer stops the clock at the instant at which it was given. */
@ApplicationScoped
public class WhenFirstResponseGivenThenStopClock implements Reaction {
  private final StopClock stop;

  /** By this use case. */
  public WhenFirstResponseGivenThenStopClock(StopClock stop) {
    this.stop = stop;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof FirstResponseGiven given
        ? stop.at(tx, given.ticket(), given.respondedAt(), event)
        : Uni.createFrom().voidItem();
  }
}
