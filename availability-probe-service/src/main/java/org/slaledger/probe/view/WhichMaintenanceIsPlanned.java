package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;
import static org.slaledger.journal.Sql.instantOrNull;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;
import org.slaledger.journal.Sql;
import org.slaledger.probe.domain.MaintenanceWindow.Phase;

/** Which maintenance is planned, under way or over. */
@ApplicationScoped
public class WhichMaintenanceIsPlanned {
  private static final Sql FOUND =
      new Sql(
          """
      SELECT * FROM maintenance_window
      WHERE ($1::text IS NULL OR $1 = ANY (customers))
        AND ($2::timestamptz IS NULL OR to_at > $2) AND ($3::timestamptz IS NULL OR from_at < $3)
      ORDER BY from_at DESC, id LIMIT $4
      """);

  private static final Sql ONE = new Sql("SELECT * FROM maintenance_window WHERE id = $1");

  private final Pool pool;

  /** From the service's own database. */
  public WhichMaintenanceIsPlanned(Pool pool) {
    this.pool = pool;
  }

  /**
   * The windows that touch an interval, the latest first.
   *
   * @param customer only those announced to this one; all where null
   * @param from inclusive; unbounded where null
   * @param to exclusive; unbounded where null
   */
  public Uni<List<ShownWindow>> during(
      @Nullable CustomerId customer, @Nullable Instant from, @Nullable Instant to, int most) {
    return FOUND.list(
        pool,
        WhichMaintenanceIsPlanned::window,
        customer == null ? null : customer.value(),
        from,
        to,
        most);
  }

  /** One window, if it was announced. */
  public Uni<Optional<ShownWindow>> named(WindowId window) {
    return ONE.list(pool, WhichMaintenanceIsPlanned::window, window.value())
        .map(found -> found.stream().findFirst());
  }

  private static ShownWindow window(Row row) {
    return new ShownWindow(
        new WindowId(row.getString("id")),
        row.getLong("version"),
        Phase.valueOf(row.getString("phase")),
        Arrays.stream(row.getArrayOfStrings("customers")).map(CustomerId::new).toList(),
        List.of(row.getArrayOfStrings("services")),
        instant(row, "from_at"),
        instant(row, "to_at"),
        row.getString("reason"),
        instant(row, "announced_at"),
        instantOrNull(row, "opened_at"),
        instantOrNull(row, "ended_at"));
  }
}
