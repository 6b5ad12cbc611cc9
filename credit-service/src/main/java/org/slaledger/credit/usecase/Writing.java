package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.LineTooLong;
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

  Uni<Outcome> write(
      SqlConnection tx,
      StreamId stream,
      long version,
      Decision<? extends Event> decision,
      Cause by) {
    return switch (decision) {
      case Decision.Refused<?> no ->
          Uni.createFrom().item(new Outcome.Refused(no.ground(), no.violations()));
      case Decision.Accepted<? extends Event> yes -> append(tx, stream, version, yes, by);
    };
  }

  private Uni<Outcome> append(
      SqlConnection tx,
      StreamId stream,
      long version,
      Decision.Accepted<? extends Event> yes,
      Cause by) {
    Instant now = time.instant();
    List<NewEvent> events = yes.events().stream().map(e -> new NewEvent(e, now)).toList();
    return Uni.createFrom()
        .deferred(() -> journal.append(tx, new Append(stream, version, events), by))
        .<Outcome>map(written -> new Outcome.Done(stream, version + written.size(), written))
        .onFailure(LineTooLong.class)
        .recoverWithItem(Writing::tooLong);
  }

  private static Outcome tooLong(Throwable failure) {
    return new Outcome.Refused(
        Decision.Ground.INPUT,
        List.of(
            new Violation(
                "body", String.valueOf(failure.getMessage()), "what fits into one event")));
  }
}
