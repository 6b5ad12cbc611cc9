package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;
import org.slaledger.rules.time.Interval;

/** Which probes of a point failed, and which events decided on its outages. */
@ApplicationScoped
public class WhichProbesFailed {
  private static final Sql WITHIN =
      new Sql(
          """
      SELECT wanted.n, probe.* FROM unnest($2::timestamptz[], $3::timestamptz[])
        WITH ORDINALITY AS wanted (from_at, to_at, n)
      CROSS JOIN LATERAL (SELECT ref, data, at, location, version FROM failed_probe
        WHERE point = $1 AND at >= wanted.from_at AND at < wanted.to_at AND ($4::text[] IS NULL OR location = ANY ($4))
        ORDER BY at, location, version LIMIT $5 OFFSET $6) probe
      ORDER BY n, at, location, version
      """);
  private static final Sql COUNT =
      new Sql(
          """
      SELECT wanted.n, (SELECT count(*) FROM failed_probe
        WHERE point = $1 AND at >= wanted.from_at AND at < wanted.to_at AND ($4::text[] IS NULL OR location = ANY ($4)))
      FROM unnest($2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS wanted (from_at, to_at, n)
      ORDER BY n
      """);
  private static final Sql LOCATIONS =
      new Sql("SELECT location FROM coverage WHERE point = $1 ORDER BY location");

  private static final Sql DECIDING =
      new Sql(
          """
      SELECT kind, ref, location, from_at FROM evidence
      WHERE point = $1 AND kind IN ('FAILED', 'RECOVERED') AND from_at >= $2 AND from_at <= $3
        AND ref = ANY ($4) ORDER BY from_at, location
      """);

  private final Pool pool;

  /** From the service's own database. */
  public WhichProbesFailed(Pool pool) {
    this.pool = pool;
  }

  /**
   * An event that decided.
   *
   * @param failed whether it tells of a failure; else of a success
   */
  public record Deciding(String event, String location, Instant at, boolean failed) {}

  /**
   * Those of some locations (of all where null) that began in each of these stretches of time, in
   * order.
   *
   * @param most of each stretch, behind so many that are passed over
   */
  public Uni<List<List<FailedProbe>>> within(
      PointId point,
      List<Interval> wanted,
      @Nullable Collection<String> locations,
      int most,
      long behind) {
    return WITHIN
        .list(
            pool,
            row -> new Numbered(row.getLong("n"), FailedProbe.of(row)),
            point.value(),
            instants(wanted, Interval::from),
            instants(wanted, Interval::to),
            names(locations),
            (long) most,
            behind)
        .map(found -> byNumber(found, wanted.size()));
  }

  /** From where anything of a point was told. */
  public Uni<List<String>> locations(PointId point) {
    return LOCATIONS.list(pool, row -> row.getString("location"), point.value());
  }

  /** How many began in each of these stretches of time. */
  public Uni<List<Long>> count(
      PointId point, List<Interval> wanted, @Nullable Collection<String> locations) {
    return COUNT.list(
        pool,
        row -> row.getLong("count"),
        point.value(),
        instants(wanted, Interval::from),
        instants(wanted, Interval::to),
        names(locations));
  }

  /** Of these events those that tell of a probe in that time, its end included. */
  public Uni<List<Deciding>> deciding(PointId point, Interval time, Collection<String> events) {
    return DECIDING.list(
        pool,
        row ->
            new Deciding(
                row.getString("ref"),
                row.getString("location"),
                instant(row, "from_at"),
                row.getString("kind").equals("FAILED")),
        point.value(),
        time.from(),
        time.to(),
        events.toArray(String[]::new));
  }

  private static String @Nullable [] names(@Nullable Collection<String> locations) {
    return locations == null ? null : locations.toArray(String[]::new);
  }

  private record Numbered(long number, FailedProbe probe) {}

  private static List<List<FailedProbe>> byNumber(List<Numbered> found, int size) {
    List<List<FailedProbe>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(new ArrayList<>());
    }
    found.forEach(it -> all.get((int) it.number() - 1).add(it.probe()));
    return all;
  }

  private static OffsetDateTime[] instants(
      List<Interval> wanted, Function<Interval, Instant> instant) {
    return wanted.stream()
        .map(it -> instant.apply(it).atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }
}
