package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
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
      INSERT INTO timer (ticket, clock, started_at, kind, percent, due_at, fires_at, not_before)
      SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::int[],
        $6::timestamptz[], $7::timestamptz[], $7::timestamptz[])
      """;
  private static final String CLEAR =
      """
      DELETE FROM timer t USING unnest($1::text[], $2::text[], $3::timestamptz[])
        AS run (ticket, clock, started_at)
      WHERE t.ticket = run.ticket AND t.clock = run.clock AND t.started_at = run.started_at
      """;
  private static final String CLEAR_WARNING =
      """
      DELETE FROM timer t USING unnest($1::text[], $2::text[], $3::timestamptz[], $4::int[])
        AS warned (ticket, clock, started_at, percent)
      WHERE t.ticket = warned.ticket AND t.clock = warned.clock
        AND t.started_at = warned.started_at AND t.kind = 'WARN' AND t.percent = warned.percent
      """;
  private static final Sql HOLD =
      new Sql(
          """
          SELECT FROM timer WHERE ticket = ANY($1)
          ORDER BY ticket, clock, started_at, kind, percent FOR UPDATE
          """);
  // Only a run's first timer may be taken: a breach waits until what was to be warned of
  // before it
  // is told, and one run is never decided on by two instances at once.
  private static final Sql TAKE_DUE =
      new Sql(
          """
          SELECT t.ticket, t.clock, t.started_at, t.kind, t.percent, t.due_at, t.fires_at,
            c.customer, c.terms, c.cause, c.story
          FROM timer t JOIN clock c
            ON c.ticket = t.ticket AND c.kind = t.clock AND c.started_at = t.started_at
          WHERE t.not_before < now() AND NOT EXISTS (
            SELECT 1 FROM timer e
            WHERE e.ticket = t.ticket AND e.clock = t.clock
            AND (e.fires_at, e.percent, e.kind) < (t.fires_at, t.percent, t.kind))
          ORDER BY t.not_before LIMIT $1 FOR UPDATE OF t SKIP LOCKED
          """);
  private static final Sql PUT_ASIDE =
      new Sql(
          """
          UPDATE timer SET not_before = now() + interval '30 seconds'
          WHERE ticket = $1 AND clock = $2 AND started_at = $3 AND kind = $4 AND percent = $5
          """);
  private static final Sql NEXT =
      new Sql(
          "SELECT ceil(extract(epoch FROM min(not_before) - now()) * 1000)::bigint AS millis"
              + " FROM timer");

  private final Event<TimerSet> set;

  /** Tells of each timer that is set. */
  public Timers(Event<TimerSet> set) {
    this.set = set;
  }

  /** None: what fires takes timers away, and must not fire again. */
  @Override
  public List<ViewTable> tables() {
    return List.of();
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return applyAll(tx, List.of(event));
  }

  @Override
  public Uni<Void> applyAll(SqlConnection tx, List<Recorded> events) {
    Map<RunKey, List<Change>> changes = new LinkedHashMap<>();
    for (Recorded event : events) {
      if (event.envelope().data() instanceof ClockEvent clock) {
        changes.computeIfAbsent(RunKey.of(clock), run -> new ArrayList<>()).addAll(changes(clock));
      }
    }
    return Change.sideBySide(tx, changes.values());
  }

  private List<Change> changes(ClockEvent event) {
    return switch (event) {
      case ClockStarted e -> anew(e, e.deadline());
      case ClockRetargeted e -> anew(e, e.deadline());
      case ClockContinued e -> anew(e, e.deadline());
      case ClockWarned e -> List.of(of(CLEAR_WARNING, e, e.percent()));
      case ClockPaused e -> List.of(of(CLEAR, e));
      case ClockBreached e -> List.of(of(CLEAR, e));
      case ClockStopped e -> List.of(of(CLEAR, e));
      case ClockVoided e -> List.of(of(CLEAR, e));
      case ClockBreachWithdrawn _ -> List.of();
    };
  }

  private List<Change> anew(ClockEvent event, @Nullable ClockDeadline deadline) {
    List<Change> changes = new ArrayList<>();
    changes.add(of(CLEAR, event));
    if (deadline != null && deadline.inTimeUntil() != null) {
      for (ClockWarning warning : deadline.warnings()) {
        changes.add(set(event, Timer.Kind.WARN, warning.percent(), deadline, warning.at()));
      }
      changes.add(set(event, Timer.Kind.BREACH, ALL, deadline, deadline.inTimeUntil()));
    }
    return changes;
  }

  private Change set(
      ClockEvent event, Timer.Kind kind, int percent, ClockDeadline deadline, Instant firesAt) {
    set.fire(new TimerSet(firesAt));
    return of(SET, event, kind.name(), percent, deadline.dueAt(), firesAt);
  }

  private static Change of(String sql, ClockEvent event, Object... values) {
    List<Object> all = new ArrayList<>();
    all.add(event.ticket().value());
    all.add(event.kind().name());
    all.add(event.startedAt());
    all.addAll(List.of(values));
    return Change.ofMany(sql, all.toArray());
  }

  /** Takes the timers of tickets away from whoever fires, until the end of the transaction. */
  public Uni<Void> hold(SqlConnection tx, Collection<TicketId> tickets) {
    return HOLD.change(tx, (Object) tickets.stream().map(TicketId::value).toArray(String[]::new));
  }

  /** Takes due timers that nobody else has taken, at most so many, one of each run. */
  public Uni<List<Timer>> takeDue(SqlConnection tx, int atMost) {
    return TAKE_DUE.list(tx, Timers::of, atMost);
  }

  /** Leaves a timer alone for 30 s: one that can't be fired must not keep others waiting. */
  public Uni<Void> putAside(SqlClient db, Timer timer) {
    return PUT_ASIDE.change(
        db,
        timer.ticket().value(),
        timer.clock().name(),
        timer.startedAt(),
        timer.kind().name(),
        timer.percent());
  }

  /** How long it is until the next timer comes due, if there is any. */
  public Uni<Optional<Duration>> untilNext(SqlClient db) {
    return NEXT.list(db, row -> Optional.ofNullable(row.getLong("millis")).map(Duration::ofMillis))
        .map(List::getFirst);
  }

  private static Timer of(Row row) {
    return new Timer(
        new TicketId(row.getString("ticket")),
        ClockKind.valueOf(row.getString("clock")),
        Sql.instant(row, "started_at"),
        Timer.Kind.valueOf(row.getString("kind")),
        row.getInteger("percent"),
        Sql.instant(row, "due_at"),
        Sql.instant(row, "fires_at"),
        new CustomerId(row.getString("customer")),
        row.getString("terms"),
        row.getString("cause"),
        row.getString("story"));
  }
}
