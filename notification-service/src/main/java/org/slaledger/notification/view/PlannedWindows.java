package org.slaledger.notification.view;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Which maintenance was announced to whom, and when it takes place. */
@ApplicationScoped
public class PlannedWindows implements View {
  private static final Sql ANNOUNCE =
      new Sql(
          "INSERT INTO planned_window (id, customers, services, points) VALUES ($1, $2, $3, $4)");
  private static final String TIME =
      """
      INSERT INTO planned_time (id, occurrence, from_at, to_at, was_from, was_to)
      VALUES ($1, $2, $3, $4, $3, $4)
      """;
  private static final Sql MOVE =
      new Sql(
          """
      UPDATE planned_time SET was_from = from_at, was_to = to_at, from_at = $3, to_at = $4
      WHERE id = $1 AND occurrence = $2
      """);
  private static final Sql FOUND =
      new Sql(
          """
      SELECT * FROM planned_window JOIN planned_time USING (id)
      WHERE id = $1 AND occurrence = ANY ($2) ORDER BY from_at, occurrence
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("planned_window", "planned_time");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return switch (event.envelope().data()) {
      case MaintenanceWindowAnnounced announced -> announced(tx, announced);
      case MaintenanceWindowMoved moved ->
          MOVE.change(
              tx, moved.window().value(), moved.occurrence(), moved.to().from(), moved.to().to());
      default -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> announced(SqlConnection tx, MaintenanceWindowAnnounced it) {
    List<Change> times = new ArrayList<>();
    for (PlannedTime time : it.occurrences()) {
      times.add(Change.of(TIME, it.window().value(), times.size() + 1, time.from(), time.to()));
    }
    return ANNOUNCE
        .change(
            tx,
            it.window().value(),
            it.customers().stream().map(CustomerId::value).toArray(String[]::new),
            it.services().toArray(String[]::new),
            it.points() == null
                ? new String[0]
                : it.points().stream().map(PointId::value).toArray(String[]::new))
        .chain(() -> Change.all(tx, times));
  }

  /**
   * An occurrence, and whom its window was announced to.
   *
   * @param before where it was before it was moved for the last time
   */
  public record Planned(
      List<CustomerId> customers,
      List<String> services,
      List<PointId> points,
      PlannedTime time,
      PlannedTime before) {}

  /** Some occurrences of a window, by their time. */
  public Uni<List<Planned>> of(SqlConnection tx, WindowId window, Collection<Integer> occurrences) {
    return FOUND.list(
        tx, PlannedWindows::planned, window.value(), occurrences.toArray(Integer[]::new));
  }

  private static Planned planned(Row row) {
    return new Planned(
        Arrays.stream(row.getArrayOfStrings("customers")).map(CustomerId::new).toList(),
        List.of(row.getArrayOfStrings("services")),
        Arrays.stream(row.getArrayOfStrings("points")).map(PointId::new).toList(),
        new PlannedTime(instant(row, "from_at"), instant(row, "to_at")),
        new PlannedTime(instant(row, "was_from"), instant(row, "was_to")));
  }
}
