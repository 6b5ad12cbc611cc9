package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Which maintenance windows take place when. */
@ApplicationScoped
public class WindowView implements View {
  private static final String ANNOUNCE =
      """
      INSERT INTO maintenance_occurrence (id, occurrence, customers, from_at, to_at)
      VALUES ($1, $2, $3, $4, $5)
      """;
  private static final Sql MOVE =
      new Sql(
          """
      UPDATE maintenance_occurrence SET from_at = $3, to_at = $4
      WHERE id = $1 AND occurrence = $2
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("maintenance_occurrence");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof MaintenanceEvent data
        ? changed(tx, data)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> changed(SqlConnection tx, MaintenanceEvent data) {
    return switch (data) {
      case MaintenanceWindowAnnounced announced -> announced(tx, announced);
      case MaintenanceWindowMoved moved ->
          MOVE.change(
              tx, moved.window().value(), moved.occurrence(), moved.to().from(), moved.to().to());
      case MaintenanceWindowOpened opened -> Uni.createFrom().voidItem();
      case MaintenanceWindowClosed closed -> Uni.createFrom().voidItem();
      case MaintenanceWindowCancelled cancelled -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> announced(SqlConnection tx, MaintenanceWindowAnnounced window) {
    List<Change> changes = new ArrayList<>();
    for (PlannedTime time : window.occurrences()) {
      changes.add(
          Change.of(
              ANNOUNCE,
              window.window().value(),
              changes.size() + 1,
              window.customers().stream().map(Object::toString).toArray(String[]::new),
              time.from(),
              time.to()));
    }
    return Change.all(tx, changes);
  }
}
