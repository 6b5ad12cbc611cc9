package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.domain.Alarm.ClockDue;
import org.slaledger.notification.domain.Cause;
import org.slaledger.notification.usecase.TellContacts;

/** A warning is told to the customer's contacts. */
@ApplicationScoped
public class WhenClockWarnedThenTellContacts implements Reaction {
  private final TellContacts tell;

  /** By this use case. */
  public WhenClockWarnedThenTellContacts(TellContacts tell) {
    this.tell = tell;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ClockWarned warned
        ? tell.of(
            tx,
            new ClockDue(
                Cause.of(event.envelope()),
                warned.customer(),
                warned.ticket(),
                warned.kind(),
                warned.percent(),
                warned.dueAt()))
        : Uni.createFrom().voidItem();
  }
}
