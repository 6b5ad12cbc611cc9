package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
      INSERT INTO timer (ticket, clock, started_at, kind, percent, due_at, fires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;
  private static final String CLEAR =
      "DELETE FROM timer WHERE ticket = $1 AND clock = $2 AND started_at = $3";
  private static final String CLEAR_ONE = CLEAR + " AND kind = 'WARN' AND percent = $4";
  private static final Sql HOLD =
      new Sql(
          """
          SELECT FROM timer WHERE ticket = ANY($1)
          ORDER BY ticket, clock, started_at, kind, percent FOR UPDATE
          """);
  // Only a run's first timer may be taken: a breach waits until what was to be warned of before it
  // is told, and one run is never decided on by two instances at once.
  private static final Sql TAKE_DUE =
      new Sql(
          """
          SELECT t.*, c.customer, c.terms, c.cause, c.story
          FROM timer t JOIN clock c
            ON c.ticket = t.ticket AND c.kind = t.clock AND c.started_at = t.started_at
          WHERE t.fires_at < $1 AND NOT EXISTS (
            SELECT 1 FROM timer e
            WHERE e.ticket = t.ticket AND e.clock = t.clock
            AND (e.fires_at, e.percent, e.kind) < (t.fires_at, t.percent, t.kind))
          ORDER BY t.fires_at LIMIT $2 FOR UPDATE OF t SKIP LOCKED
          """);
  private static final Sql NEXT = new Sql("SELECT min(fires_at) AS next FROM timer");

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
    List<Change> changes = new ArrayList<>();
    for (Recorded event : events) {
      if (event.envelope().data() instanceof ClockEvent clock) {
        changes.addAll(changes(clock));
      }
    }
    return Change.all(tx, changes);
  }

  private List<Change> changes(ClockEvent event) {
    return switch (event) {
      case ClockStarted e -> anew(e, e.deadline());
      case ClockRetargeted e -> anew(e, e.deadline());
      case ClockContinued e -> anew(e, e.deadline());
      case ClockWarned e -> List.of(of(CLEAR_ONE, e, e.percent()));
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
    return Change.of(sql, all.toArray());
  }

  /** Takes the timers of tickets away from whoever fires, until the end of the transaction. */
  public Uni<Void> hold(SqlConnection tx, Collection<TicketId> tickets) {
    return HOLD.change(tx, (Object) tickets.stream().map(TicketId::value).toArray(String[]::new));
  }

  /** Takes due timers that nobody else has taken, at most so many, one of each run. */
  public Uni<List<Timer>> takeDue(SqlConnection tx, Instant now, int atMost) {
    return TAKE_DUE.list(tx, Timers::of, now, atMost);
  }

  /** When the next timer is to be looked at, if there is any. */
  public Uni<Optional<Instant>> next(SqlClient db) {
    return NEXT.list(db, row -> Optional.ofNullable(Sql.instantOrNull(row, "next")))
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
        ClockTermsText.read(row.getString("terms")),
        row.getString("cause"),
        row.getString("story"));
  }
}
