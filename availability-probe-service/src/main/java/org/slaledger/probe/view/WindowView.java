package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The maintenance windows and where they stand. */
@ApplicationScoped
public class WindowView implements View {
  private static final Sql ANNOUNCE =
      new Sql(
          """
      INSERT INTO maintenance_window
        (id, version, customers, services, from_at, to_at, reason, phase, announced_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'ANNOUNCED', $8)
      """);
  private static final Sql OPEN =
      new Sql(
          "UPDATE maintenance_window SET phase = 'OPEN', version = $2, opened_at = $3 WHERE id = $1");
  private static final Sql END =
      new Sql(
          "UPDATE maintenance_window SET phase = $4, version = $2, ended_at = $3 WHERE id = $1");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("maintenance_window");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof MaintenanceEvent data
        ? changed(tx, event, data)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> changed(SqlConnection tx, Recorded event, MaintenanceEvent data) {
    long version = event.envelope().streamVersion();
    return switch (data) {
      case MaintenanceWindowAnnounced announced -> announced(tx, event, announced);
      case MaintenanceWindowOpened opened ->
          OPEN.change(tx, opened.window().value(), version, opened.at());
      case MaintenanceWindowClosed closed -> ended(tx, data, version, closed.at(), "CLOSED");
      case MaintenanceWindowCancelled cancelled ->
          ended(tx, data, version, cancelled.at(), "CANCELLED");
    };
  }

  private static Uni<Void> announced(
      SqlConnection tx, Recorded event, MaintenanceWindowAnnounced window) {
    return ANNOUNCE.change(
        tx,
        window.window().value(),
        event.envelope().streamVersion(),
        window.customers().stream().map(Object::toString).toArray(String[]::new),
        window.services().toArray(String[]::new),
        window.from(),
        window.to(),
        window.reason(),
        event.envelope().recordedTime());
  }

  private static Uni<Void> ended(
      SqlConnection tx, MaintenanceEvent data, long version, Instant at, String phase) {
    return END.change(tx, data.window().value(), version, at, phase);
  }
}
