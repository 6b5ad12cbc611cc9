package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.domain.Alarm.ClockOverdue;
import org.slaledger.notification.domain.Cause;
import org.slaledger.notification.usecase.TellContacts;

/**
 * A breach is told to the customer's contacts, once a run: one that is said again, with another
 * deadline, tells nothing new until it was withdrawn.
 */
@ApplicationScoped
public class WhenClockBreachedThenTellContacts implements Reaction {
  private final TellContacts tell;

  /** By this use case. */
  public WhenClockBreachedThenTellContacts(TellContacts tell) {
    this.tell = tell;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ClockBreached breached
        ? tell.of(
            tx,
            new ClockOverdue(
                Cause.of(event.envelope()),
                breached.customer(),
                breached.ticket(),
                breached.kind(),
                breached.startedAt(),
                breached.dueAt()))
        : Uni.createFrom().voidItem();
  }
}
