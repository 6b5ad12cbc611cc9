package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.WindowId;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Sql;

/** Which maintenance is planned, under way or over. */
@ApplicationScoped
public class WhichMaintenanceIsPlanned {
  private static final Sql FOUND =
      new Sql(
          """
      SELECT id, occurrence FROM maintenance_occurrence
      WHERE ($1::text[] IS NULL OR customers && $1)
        AND ($2::timestamptz IS NULL OR to_at > $2) AND ($3::timestamptz IS NULL OR from_at < $3)
      ORDER BY from_at DESC, id, occurrence LIMIT $4 OFFSET $5
      """);

  private final Journal journal;

  /** By the service's own journal. */
  public WhichMaintenanceIsPlanned(Journal journal) {
    this.journal = journal;
  }

  /**
   * The occurrences that touch an interval, the latest first.
   *
   * @param customers only those announced to one of these; all where null
   * @param from inclusive; unbounded where null
   * @param to exclusive; unbounded where null
   * @param behind so many are passed over
   */
  public Uni<List<PlannedOccurrence>> during(
      SqlConnection db,
      @Nullable Collection<CustomerId> customers,
      @Nullable Instant from,
      @Nullable Instant to,
      int most,
      long behind) {
    Object names =
        customers == null ? null : customers.stream().map(CustomerId::value).toArray(String[]::new);
    return FOUND
        .list(
            db,
            row -> new Found(new WindowId(row.getString("id")), row.getInteger("occurrence")),
            names,
            from,
            to,
            most,
            behind)
        .chain(found -> read(db, found));
  }

  /** One window, if it was announced. */
  public Uni<Optional<PlannedWindow>> named(SqlConnection db, WindowId window) {
    return journal
        .history(db, window.stream())
        .map(
            history ->
                history.version() == 0 ? Optional.empty() : Optional.of(PlannedWindow.of(history)));
  }

  private record Found(WindowId window, int occurrence) {
    PlannedOccurrence in(Map<StreamId, History> histories) {
      PlannedWindow planned =
          PlannedWindow.of(java.util.Objects.requireNonNull(histories.get(window.stream())));
      return new PlannedOccurrence(planned, planned.occurrences().get(occurrence - 1));
    }
  }

  private Uni<List<PlannedOccurrence>> read(SqlConnection db, List<Found> found) {
    return journal
        .histories(db, found.stream().map(it -> it.window().stream()).distinct().toList())
        .map(histories -> found.stream().map(it -> it.in(histories)).toList());
  }
}
