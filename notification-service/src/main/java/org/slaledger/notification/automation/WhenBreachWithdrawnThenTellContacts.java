package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.domain.Alarm.BreachWithdrawn;
import org.slaledger.notification.domain.Cause;
import org.slaledger.notification.usecase.TellContacts;

/** That a breach was none is told to those who were told of it. */
@ApplicationScoped
public class WhenBreachWithdrawnThenTellContacts implements Reaction {
  private final TellContacts tell;

  /** By this use case. */
  public WhenBreachWithdrawnThenTellContacts(TellContacts tell) {
    this.tell = tell;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ClockBreachWithdrawn withdrawn
        ? tell.of(
            tx,
            new BreachWithdrawn(
                Cause.of(event.envelope()),
                withdrawn.customer(),
                withdrawn.ticket(),
                withdrawn.kind(),
                withdrawn.startedAt(),
                withdrawn.dueAt(),
                withdrawn.reason()))
        : Uni.createFrom().voidItem();
  }
}
