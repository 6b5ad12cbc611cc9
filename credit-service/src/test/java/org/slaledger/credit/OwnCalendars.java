package org.slaledger.credit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.Transactions;

/** Puts calendars into the service's own journal. */
@ApplicationScoped
class OwnCalendars {
  private final Journal journal;
  private final Transactions transactions;

  OwnCalendars(Journal journal, Transactions transactions) {
    this.journal = journal;
    this.transactions = transactions;
  }

  /** The first version of a calendar; once. */
  void publish(CalendarPublished first) {
    var stream = first.calendar().stream();
    transactions
        .inTransaction(
            tx ->
                journal
                    .history(tx, stream)
                    .flatMap(
                        history ->
                            history.version() > 0
                                ? io.smallrye.mutiny.Uni.createFrom().voidItem()
                                : journal
                                    .append(
                                        tx,
                                        new Append(
                                            stream, 0, List.of(new NewEvent(first, Instant.now()))),
                                        Cause.by("test"))
                                    .replaceWithVoid()))
        .await()
        .atMost(Duration.ofSeconds(30));
  }
}
