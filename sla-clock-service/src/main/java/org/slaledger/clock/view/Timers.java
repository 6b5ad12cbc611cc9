package org.slaledger.clock.view;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/**
 * The timers of all clocks. They follow from the clocks' events alone and change in the transaction
 * that appends these: a timer is there if and only if it still has to fire.
 */
@ApplicationScoped
public class Timers implements View {
  private static final int ALL = 100;
  private static final String SET =
      """
      INSERT INTO timer (stream, kind, percent, due_at, not_before) VALUES ($1, $2, $3, $4, $4)
      """;
  private static final String CLEAR = "DELETE FROM timer WHERE stream = $1 RETURNING kind";
  private static final String CLEAR_ONE =
      "DELETE FROM timer WHERE stream = $1 AND kind = $2 AND percent = $3";
  private static final String HOLD = "SELECT kind FROM timer WHERE stream = $1 FOR UPDATE";
  // Only a clock's first timer may be taken: a breach waits until what was to be warned of before
  // it is told, and one clock is never decided on by two instances at once.
  private static final String TAKE_DUE =
      """
      SELECT stream, kind, percent, due_at FROM timer t
      WHERE not_before <= $1 AND NOT EXISTS (
        SELECT 1 FROM timer e WHERE e.stream = t.stream
        AND (e.due_at, e.percent, e.kind) < (t.due_at, t.percent, t.kind))
      ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED
      """;
  private static final String LATER =
      """
      UPDATE timer SET not_before = $4 WHERE stream = $1 AND kind = $2 AND percent = $3
      """;
  private static final String NEXT = "SELECT min(not_before) AS next FROM timer";

  private final Event<TimerSet> set;

  /** Tells of each timer that is set. */
  public Timers(Event<TimerSet> set) {
    this.set = set;
  }

  /** None: what fires takes timers away and puts them off, and must not fire again. */
  @Override
  public List<ViewTable> tables() {
    return List.of();
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ClockEvent clock
        ? take(tx, event.stream(), clock)
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> take(SqlConnection tx, StreamId clock, ClockEvent event) {
    return switch (event) {
      case ClockStarted e -> set(tx, clock, e.warnings(), e.dueAt());
      case ClockRetargeted e ->
          clear(tx, clock)
              .chain(
                  former ->
                      hasBreach(former)
                          ? set(tx, clock, e.warnings(), e.dueAt())
                          : Uni.createFrom().voidItem());
      case ClockWarned e -> clear(tx, clock, Timer.Kind.WARN, e.percent());
      case ClockBreached e -> clear(tx, clock).replaceWithVoid();
      case ClockStopped e -> clear(tx, clock).replaceWithVoid();
    };
  }

  /** Takes one clock's timers away from whoever fires, until the end of the transaction. */
  public Uni<Void> hold(SqlConnection tx, StreamId clock) {
    return tx.preparedQuery(HOLD).execute(Tuple.of(clock.value())).replaceWithVoid();
  }

  /** Takes the first due timer that nobody else has taken. */
  public Uni<Optional<Timer>> takeDue(SqlConnection tx, Instant now) {
    return tx.preparedQuery(TAKE_DUE)
        .execute(Tuple.of(now.atOffset(UTC)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst().map(Timers::of));
  }

  /** Has a timer looked at again, not before then. */
  public Uni<Void> postpone(SqlConnection tx, Timer timer, Instant until) {
    return tx.preparedQuery(LATER)
        .execute(
            Tuple.of(
                stream(timer).value(), timer.kind().name(), timer.percent(), until.atOffset(UTC)))
        .replaceWithVoid();
  }

  /** Removes a timer that has nothing to say any more. */
  public Uni<Void> drop(SqlConnection tx, Timer timer) {
    return clear(tx, stream(timer), timer.kind(), timer.percent());
  }

  /** When the next timer is to be looked at, if there is any. */
  public Uni<Optional<Instant>> next(SqlConnection tx) {
    return tx.query(NEXT)
        .execute()
        .map(
            rows ->
                Optional.ofNullable(rows.iterator().next().getOffsetDateTime("next"))
                    .map(time -> time.toInstant()));
  }

  private Uni<Void> set(
      SqlConnection tx, StreamId clock, List<ClockWarning> warnings, Instant dueAt) {
    List<Tuple> rows = new ArrayList<>();
    for (ClockWarning warning : warnings) {
      rows.add(row(clock, Timer.Kind.WARN, warning.percent(), warning.at()));
    }
    rows.add(row(clock, Timer.Kind.BREACH, ALL, dueAt));
    warnings.forEach(warning -> set.fire(new TimerSet(warning.at())));
    set.fire(new TimerSet(dueAt));
    return tx.preparedQuery(SET).executeBatch(rows).replaceWithVoid();
  }

  private static Tuple row(StreamId clock, Timer.Kind kind, int percent, Instant dueAt) {
    return Tuple.of(clock.value(), kind.name(), percent, dueAt.atOffset(UTC));
  }

  private static Uni<RowSet<Row>> clear(SqlConnection tx, StreamId clock) {
    return tx.preparedQuery(CLEAR).execute(Tuple.of(clock.value()));
  }

  private static Uni<Void> clear(SqlConnection tx, StreamId clock, Timer.Kind kind, int percent) {
    return tx.preparedQuery(CLEAR_ONE)
        .execute(Tuple.of(clock.value(), kind.name(), percent))
        .replaceWithVoid();
  }

  private static boolean hasBreach(RowSet<Row> timers) {
    return StreamSupport.stream(timers.spliterator(), false)
        .anyMatch(row -> row.getString("kind").equals(Timer.Kind.BREACH.name()));
  }

  private static StreamId stream(Timer timer) {
    return org.slaledger.contract.ClockKind.RESPONSE.stream(timer.ticket());
  }

  private static Timer of(Row row) {
    String clock = new StreamId(row.getString("stream")).id();
    return new Timer(
        new TicketId(clock.substring(0, clock.indexOf(':'))),
        Timer.Kind.valueOf(row.getString("kind")),
        row.getInteger("percent"),
        row.getOffsetDateTime("due_at").toInstant());
  }
}
