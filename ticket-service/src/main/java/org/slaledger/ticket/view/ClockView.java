package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The clocks that sla-clock-service keeps, beside their tickets. */
@ApplicationScoped
public class ClockView implements View {
  private static final Sql STARTED =
      new Sql(
          """
          INSERT INTO ticket_clock (ticket, kind, agreement, addendum_version, priority, target,
            hours, started_at, due_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          """);
  private static final Sql RETARGETED =
      new Sql(
          """
          UPDATE ticket_clock SET addendum_version = $3, priority = $4, target = $5, hours = $6,
            due_at = $7, warned_percent = NULL
          WHERE ticket = $1 AND kind = $2
          """);
  private static final Sql WARNED =
      new Sql("UPDATE ticket_clock SET warned_percent = $3 WHERE ticket = $1 AND kind = $2");
  private static final Sql BREACHED =
      new Sql("UPDATE ticket_clock SET breached = true WHERE ticket = $1 AND kind = $2");
  private static final Sql STOPPED =
      new Sql(
          """
          UPDATE ticket_clock SET stopped_at = $3, elapsed = $4, met = $5
          WHERE ticket = $1 AND kind = $2
          """);

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
    String ticket = happened.ticket().value();
    String kind = happened.kind().name();
    return switch (happened) {
      case ClockStarted e -> started(tx, e);
      case ClockRetargeted e -> retargeted(tx, e);
      case ClockWarned e -> WARNED.change(tx, ticket, kind, e.percent());
      case ClockBreached _ -> BREACHED.change(tx, ticket, kind);
      case ClockStopped e ->
          STOPPED.change(tx, ticket, kind, e.stoppedAt(), e.elapsed().toString(), e.met());
    };
  }

  private static Uni<Void> started(SqlConnection tx, ClockStarted e) {
    return STARTED.change(
        tx,
        e.ticket().value(),
        e.kind().name(),
        e.agreement().value(),
        e.addendumVersion(),
        e.priority().name(),
        e.target().toString(),
        e.hours(),
        e.startedAt(),
        e.dueAt());
  }

  private static Uni<Void> retargeted(SqlConnection tx, ClockRetargeted e) {
    return RETARGETED.change(
        tx,
        e.ticket().value(),
        e.kind().name(),
        e.addendumVersion(),
        e.priority().name(),
        e.target().toString(),
        e.hours(),
        e.dueAt());
  }
}
