package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;
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
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The runs of the clocks that sla-clock-service keeps, beside their tickets. */
@ApplicationScoped
public class ClockView implements View {
  /** A run that was void may start again: nothing of before counts. */
  private static final Sql STARTED =
      new Sql(
          """
          INSERT INTO ticket_clock (ticket, kind, started_at, agreement, addendum_version,
            priority, target, hours, calendar_version, due_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          ON CONFLICT (ticket, kind, started_at) DO UPDATE SET agreement = $4,
            addendum_version = $5, priority = $6, target = $7, hours = $8, calendar_version = $9,
            due_at = $10, warned_percent = NULL, breached = false, halted = '{}',
            stopped_at = NULL, elapsed = NULL, met = NULL
          """);

  private static final Sql RETARGETED =
      run(
          """
          agreement = $4, addendum_version = $5, priority = $6, target = $7, hours = $8,
          calendar_version = $9, due_at = $10, warned_percent = NULL
          """);
  private static final Sql PAUSED =
      run("due_at = NULL, halted = halted || jsonb_build_object($4::text, $5::text)");

  /** What stood still goes on from there; so does what had stopped there and should not have. */
  private static final Sql CONTINUED =
      run(
          """
          halted = halted - $4::text, due_at = $5,
          stopped_at = CASE WHEN stopped_at = $6 THEN NULL ELSE stopped_at END,
          elapsed = CASE WHEN stopped_at = $6 THEN NULL ELSE elapsed END,
          met = CASE WHEN stopped_at = $6 THEN NULL ELSE met END
          """);

  private static final Sql WARNED = run("warned_percent = $4");
  private static final Sql BREACHED = run("breached = $4");
  private static final Sql STOPPED = run("stopped_at = $4, elapsed = $5, met = $6");
  private static final Sql VOIDED =
      new Sql("DELETE FROM ticket_clock WHERE ticket = $1 AND kind = $2 AND started_at = $3");

  private static Sql run(String changes) {
    return new Sql(
        "UPDATE ticket_clock SET "
            + changes
            + " WHERE ticket = $1 AND kind = $2 AND started_at = $3");
  }

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("ticket_clock");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ClockEvent happened
        ? apply(tx, happened)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, ClockEvent happened) {
    return switch (happened) {
      case ClockStarted e -> measured(STARTED, tx, e, e.deadline());
      case ClockRetargeted e -> measured(RETARGETED, tx, e, e.deadline());
      case ClockPaused e -> change(PAUSED, tx, e, e.pausedAt().toString(), e.reason().name());
      case ClockContinued e ->
          change(CONTINUED, tx, e, e.since().toString(), due(e.deadline()), e.since());
      case ClockWarned e -> change(WARNED, tx, e, e.percent());
      case ClockBreached e -> change(BREACHED, tx, e, true);
      case ClockBreachWithdrawn e -> change(BREACHED, tx, e, false);
      case ClockStopped e -> change(STOPPED, tx, e, e.stoppedAt(), e.elapsed().toString(), e.met());
      case ClockVoided e -> change(VOIDED, tx, e);
    };
  }

  private static Uni<Void> measured(
      Sql statement, SqlConnection tx, ClockEvent e, @Nullable ClockDeadline deadline) {
    ClockTerms terms = e.terms();
    return change(
        statement,
        tx,
        e,
        terms.agreement().value(),
        terms.addendumVersion(),
        terms.priority().name(),
        terms.target() == null ? null : terms.target().value(),
        terms.hours(),
        terms.calendarVersion(),
        due(deadline));
  }

  private static Uni<Void> change(
      Sql statement, SqlConnection tx, ClockEvent e, @Nullable Object... values) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(e.ticket().value());
    all.add(e.kind().name());
    all.add(e.startedAt());
    for (Object value : values) {
      all.add(value);
    }
    return statement.change(tx, all.toArray());
  }

  private static @Nullable Instant due(@Nullable ClockDeadline deadline) {
    return deadline == null ? null : deadline.dueAt();
  }
}
