package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.Event;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;

/** Turns a decision into what the journal holds. */
@ApplicationScoped
class Writing {
  private final Journal journal;
  private final InstantSource time;

  Writing(Journal journal, InstantSource time) {
    this.journal = journal;
    this.time = time;
  }

  /** A decision in which nothing is sealed. */
  Uni<Outcome> write(
      SqlConnection tx,
      StreamId stream,
      long version,
      Decision<? extends Event> decision,
      Cause by) {
    return write(tx, stream, version, decision, new Sealings(stream), by);
  }

  /** Keys that are new are written down before the events that they sealed. */
  Uni<Outcome> write(
      SqlConnection tx,
      StreamId stream,
      long version,
      Decision<? extends Event> decision,
      Sealings sealings,
      Cause by) {
    return switch (decision) {
      case Decision.Refused<?> no ->
          Uni.createFrom().item(new Outcome.Refused(no.ground(), no.violations()));
      case Decision.Accepted<? extends Event> yes ->
          sealings
              .keep(tx)
              .chain(() -> journal.append(tx, new Append(stream, version, timed(yes.events())), by))
              .map(events -> new Outcome.Done(stream, version + events.size(), events));
    };
  }

  private List<NewEvent> timed(List<? extends Event> events) {
    Instant now = time.instant();
    return events.stream().map(event -> new NewEvent(event, Happened.at(event, now))).toList();
  }
}
