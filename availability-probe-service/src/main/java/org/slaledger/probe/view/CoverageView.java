package org.slaledger.probe.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.slaledger.journal.Sql.instantOrNull;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.PointRecord;

/**
 * What each point's stream says so far: where a prober goes on without reading its stream from the
 * beginning, written with the events themselves; and how far the other locations are.
 */
@ApplicationScoped
public class CoverageView implements View {
  private static final Sql SELECT =
      new Sql("SELECT * FROM coverage WHERE point = $1 AND location = $2");
  private static final Sql CONFIRM =
      new Sql(
          "SELECT confirm FROM point_terms WHERE point = $1 ORDER BY effective_from DESC LIMIT 1");
  private static final Sql SOME =
      new Sql("SELECT * FROM coverage WHERE location = $1 AND point = ANY ($2)");
  private static final Sql EVERYWHERE = new Sql("SELECT * FROM coverage");
  private static final Sql OF_POINTS = new Sql("SELECT * FROM coverage WHERE point = ANY ($1)");
  private static final Sql UPSERT =
      new Sql(
          """
      INSERT INTO coverage
        (point, location, version, covered_until, consecutive, failing_since, up_since, missed_since)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (point, location) DO UPDATE SET version = excluded.version,
        covered_until = excluded.covered_until, consecutive = excluded.consecutive,
        failing_since = excluded.failing_since, up_since = excluded.up_since,
        missed_since = excluded.missed_since
      """);

  private static final Sql PASS_OVER =
      new Sql(
          """
      INSERT INTO coverage (point, location, version, consecutive) VALUES ($1, $2, $3, 0)
      ON CONFLICT (point, location) DO UPDATE SET version = excluded.version
      WHERE coverage.version < excluded.version
      """);

  /**
   * Whether a streak of failures was an outage, and so since when a point is up, rests on the terms
   * that were known when the event came: these are read from another topic.
   */
  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.without("coverage", "up_since"));
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    if (!(event.envelope().data() instanceof AvailabilityEvent data)) {
      return Uni.createFrom().voidItem();
    }
    return data.imported() != null ? passOver(tx, event, data) : take(tx, event, data);
  }

  private Uni<Void> take(SqlConnection tx, Recorded event, AvailabilityEvent data) {
    return of(tx, data.point(), data.location())
        .chain(
            seen ->
                event.envelope().streamVersion() <= seen.record().version()
                    ? Uni.createFrom().voidItem()
                    : confirm(tx, data.point())
                        .chain(confirm -> keep(tx, data, seen.evolve(data, confirm))));
  }

  /** History says nothing about now; the stream is there, and is as long as it is. */
  private static Uni<Void> passOver(SqlConnection tx, Recorded event, AvailabilityEvent history) {
    return PASS_OVER.change(
        tx, history.point().value(), history.location(), event.envelope().streamVersion());
  }

  /** What the stream of a point at a location says. */
  public Uni<LastSeen> of(SqlClient client, PointId point, String location) {
    return SELECT
        .list(client, CoverageView::seen, point.value(), location)
        .map(found -> found.isEmpty() ? LastSeen.NEVER : found.getFirst());
  }

  /** What the streams of these points at a location say; of those that have any. */
  public Uni<Map<PointId, LastSeen>> of(
      SqlClient client, String location, Collection<PointId> points) {
    String[] names = points.stream().map(PointId::value).toArray(String[]::new);
    return SOME.list(client, Told::of, location, names)
        .map(all -> all.stream().collect(toMap(Told::point, Told::seen)));
  }

  /** What the streams of all points say, by location. */
  public Uni<Map<PointId, Map<String, LastSeen>>> everywhere(SqlClient client) {
    return EVERYWHERE.list(client, Told::of).map(CoverageView::byPoint);
  }

  /** What the streams of these points say, by location. */
  public Uni<Map<PointId, Map<String, LastSeen>>> everywhere(
      SqlClient client, Collection<PointId> points) {
    return OF_POINTS
        .list(client, Told::of, (Object) points.stream().map(PointId::value).toArray(String[]::new))
        .map(CoverageView::byPoint);
  }

  private static Map<PointId, Map<String, LastSeen>> byPoint(List<Told> all) {
    return all.stream().collect(groupingBy(Told::point, toMap(Told::location, Told::seen)));
  }

  private record Told(PointId point, String location, LastSeen seen) {
    static Told of(Row row) {
      return new Told(
          new PointId(row.getString("point")), row.getString("location"), CoverageView.seen(row));
    }
  }

  private static Uni<Integer> confirm(SqlClient client, PointId point) {
    return CONFIRM
        .list(client, row -> row.getInteger("confirm"), point.value())
        .map(found -> found.isEmpty() ? 1 : found.getFirst());
  }

  private static LastSeen seen(Row row) {
    PointRecord record =
        new PointRecord(
            row.getLong("version"),
            instantOrNull(row, "covered_until"),
            row.getInteger("consecutive"),
            instantOrNull(row, "failing_since"));
    return new LastSeen(record, instantOrNull(row, "up_since"), instantOrNull(row, "missed_since"));
  }

  private static Uni<Void> keep(SqlConnection tx, AvailabilityEvent event, LastSeen seen) {
    PointRecord record = seen.record();
    return UPSERT.change(
        tx,
        event.point().value(),
        event.location(),
        record.version(),
        record.coveredUntil(),
        record.consecutive(),
        record.failingSince(),
        seen.upSince(),
        seen.missedSince());
  }
}
