package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slaledger.clock.domain.ClockCommand;
import org.slaledger.clock.domain.Happened;
import org.slaledger.clock.domain.ResponseClock;
import org.slaledger.clock.domain.ResponseClockDecider;
import org.slaledger.clock.view.Timers;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;

/** Loads a ticket's RESPONSE clock from its own events, decides, and appends. */
@ApplicationScoped
public class Clocks {
  private final Journal journal;
  private final Timers timers;
  private final InstantSource time;

  /** On the service's own journal. */
  public Clocks(Journal journal, Timers timers, InstantSource time) {
    this.journal = journal;
    this.timers = timers;
    this.time = time;
  }

  /**
   * Gives a clock the command that its state asks for, if any.
   *
   * @param cause who or what led to it, given all that happened to the clock before
   * @return what happened; empty where nothing changed
   */
  public Uni<List<Happened>> decide(
      SqlConnection tx,
      TicketId ticket,
      Function<ResponseClock, Optional<ClockCommand>> command,
      Function<History, Cause> cause) {
    StreamId stream = ClockKind.RESPONSE.stream(ticket);
    return timers
        // before its events are read, so that no timer fires between reading and appending
        .hold(tx, stream)
        .chain(() -> journal.history(tx, stream))
        .chain(
            history -> {
              ResponseClock clock = clock(history);
              List<Happened> happened =
                  command
                      .apply(clock)
                      .map(wanted -> ResponseClockDecider.decide(clock, wanted, time.instant()))
                      .orElse(List.of());
              return happened.isEmpty()
                  ? Uni.createFrom().item(happened)
                  : append(tx, stream, history.version(), happened, cause.apply(history))
                      .replaceWith(happened);
            });
  }

  /** What has happened to a clock until now. */
  public Uni<ResponseClock> stateOf(SqlConnection tx, TicketId ticket) {
    return journal.history(tx, ClockKind.RESPONSE.stream(ticket)).map(Clocks::clock);
  }

  private static ResponseClock clock(History history) {
    return ResponseClock.of(history.data().stream().map(ClockEvent.class::cast).toList());
  }

  private Uni<Void> append(
      SqlConnection tx, StreamId stream, long version, List<Happened> happened, Cause cause) {
    List<NewEvent> events =
        happened.stream().map(event -> new NewEvent(event.event(), event.at())).toList();
    return journal.append(tx, new Append(stream, version, events), cause).replaceWithVoid();
  }
}
