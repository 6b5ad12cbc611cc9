package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.LineTooLong;

/** Turns a decision into what the journal holds. */
@ApplicationScoped
public class Writing {
  private final Journal journal;
  private final InstantSource time;

  Writing(Journal journal, InstantSource time) {
    this.journal = journal;
    this.time = time;
  }

  /** Writes a decision whose events all happen when they are recorded. */
  public Uni<Outcome> write(
      SqlConnection tx,
      StreamId stream,
      long version,
      Decision<? extends Event> decision,
      Cause by) {
    return write(tx, stream, version, decision, (event, now) -> now, by);
  }

  /**
   * Appends what was accepted, in the caller's transaction. What does not fit into one line is
   * refused as a whole.
   *
   * @param version the stream's version that the decision was taken on
   * @param happened when an event happened that is recorded now
   */
  public Uni<Outcome> write(
      SqlConnection tx,
      StreamId stream,
      long version,
      Decision<? extends Event> decision,
      BiFunction<Event, Instant, Instant> happened,
      Cause by) {
    return switch (decision) {
      case Decision.Refused<?> no ->
          Uni.createFrom().item(new Outcome.Refused(no.ground(), no.violations()));
      case Decision.Accepted<? extends Event> yes -> {
        Instant now = time.instant();
        List<NewEvent> events =
            yes.events().stream()
                .map(event -> new NewEvent(event, happened.apply(event, now)))
                .toList();
        yield append(tx, new Append(stream, version, events), by);
      }
    };
  }

  private Uni<Outcome> append(SqlConnection tx, Append append, Cause by) {
    return Uni.createFrom()
        .deferred(() -> journal.append(tx, append, by))
        .<Outcome>map(
            written ->
                new Outcome.Done(
                    append.stream(), append.expectedVersion() + written.size(), written))
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
