package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
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

/**
 * The runs of clocks with what their deadlines hang on. Those that stopped stay: they may run on,
 * and the time for which they stood still belongs to them.
 */
@ApplicationScoped
public class ClockRunView implements View {
  private static final Sql STARTED =
      new Sql(
          """
          INSERT INTO clock_run
            (ticket, kind, started_at, customer, hours, priority, target, due_at, halts)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '{}')
          ON CONFLICT (ticket, kind, started_at) DO UPDATE SET customer = excluded.customer,
            hours = excluded.hours, priority = excluded.priority, target = excluded.target,
            due_at = excluded.due_at, halts = excluded.halts, stopped_at = NULL
          """);
  private static final Sql RETARGETED =
      new Sql(
          """
          UPDATE clock_run SET customer = $4, hours = $5, priority = $6, target = $7, due_at = $8
          WHERE ticket = $1 AND kind = $2 AND started_at = $3
          """);
  private static final Sql HALTED =
      new Sql(
          """
          UPDATE clock_run
          SET due_at = NULL, halts = halts || jsonb_build_object($4::text, NULL)
          WHERE ticket = $1 AND kind = $2 AND started_at = $3
          """);
  private static final Sql WENT_ON =
      new Sql(
          """
          UPDATE clock_run
          SET due_at = $6,
            stopped_at = CASE WHEN stopped_at = $4::text::timestamptz THEN NULL
              ELSE stopped_at END,
            halts = CASE WHEN $4::text = $5::text THEN halts - $4::text
            ELSE halts || jsonb_build_object($4::text, $5::text) END
          WHERE ticket = $1 AND kind = $2 AND started_at = $3
          """);
  private static final Sql STOPPED =
      new Sql(
          """
          UPDATE clock_run SET due_at = NULL, stopped_at = $4
          WHERE ticket = $1 AND kind = $2 AND started_at = $3
          """);
  private static final Sql VOIDED =
      new Sql("DELETE FROM clock_run WHERE ticket = $1 AND kind = $2 AND started_at = $3");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("clock_run");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ClockEvent happened
        ? apply(tx, happened)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, ClockEvent happened) {
    return switch (happened) {
      case ClockStarted e -> aimed(STARTED, tx, e, e.customer(), e.deadline());
      case ClockRetargeted e -> aimed(RETARGETED, tx, e, e.customer(), e.deadline());
      case ClockPaused e -> run(HALTED, tx, e, e.pausedAt().toString());
      case ClockContinued e ->
          run(
              WENT_ON,
              tx,
              e,
              e.since().toString(),
              e.continuedAt().toString(),
              dueAt(e.deadline()));
      case ClockStopped e -> run(STOPPED, tx, e, e.stoppedAt());
      case ClockVoided e -> run(VOIDED, tx, e);
      case ClockWarned _, ClockBreached _, ClockBreachWithdrawn _ -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> aimed(
      Sql statement,
      SqlConnection tx,
      ClockEvent e,
      CustomerId customer,
      @Nullable ClockDeadline deadline) {
    ClockTerms terms = e.terms();
    return run(
        statement,
        tx,
        e,
        customer.value(),
        terms.hours(),
        terms.priority().name(),
        terms.target() == null ? null : terms.target().value(),
        dueAt(deadline));
  }

  private static Uni<Void> run(
      Sql statement, SqlConnection tx, ClockEvent e, @Nullable Object... more) {
    @Nullable Object[] values = new Object[more.length + 3];
    values[0] = e.ticket().value();
    values[1] = e.kind().name();
    values[2] = e.startedAt();
    System.arraycopy(more, 0, values, 3, more.length);
    return statement.change(tx, values);
  }

  private static @Nullable Instant dueAt(@Nullable ClockDeadline deadline) {
    return deadline == null ? null : deadline.dueAt();
  }
}
