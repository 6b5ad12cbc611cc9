package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.probe.domain.Latencies;
import org.slaledger.rules.time.Interval;

/** How results were, added up: each hour that is over for thirteen months, finer for two weeks. */
@ApplicationScoped
public class ProbeHours {
  /** How many lie in a range, above it the range's number: as {@link Latencies} reads it. */
  private static final String SUMS =
      """
      sum(n) FILTER (WHERE failed IS NOT NULL) AS attempts, sum(n) FILTER (WHERE failed) AS failures,
        sum(n) FILTER (WHERE failed IS NULL) AS not_made, sum(took) AS took_us,
        min(least) AS least_us, max(most) AS most_us,
        array_agg(range_no::int << 22 | least(n, 4194303)::int ORDER BY range_no)
          FILTER (WHERE range_no IS NOT NULL) AS ranges
      """;

  private static final String COUNTED =
      """
      failed, range_no, count(*) AS n, sum(took_us) FILTER (WHERE NOT failed) AS took,
        min(took_us) FILTER (WHERE NOT failed) AS least,
        max(took_us) FILTER (WHERE NOT failed) AS most
      """;
  private static final Sql FINE =
      new Sql(
          """
      WITH counted AS (SELECT date_bin($5 * interval '1 millisecond', at, $3) AS step, %s FROM probe_result
        WHERE point = $1 AND location = $2 AND at >= $3 AND at < $4 GROUP BY 1, 2, 3)
      SELECT step AS hour, %s FROM counted GROUP BY step ORDER BY step
      """
              .formatted(COUNTED, SUMS));
  private static final Sql HOURS =
      new Sql(
          """
      SELECT * FROM probe_hour WHERE point = $1 AND location = $2 AND hour >= $3 AND hour < $4
      ORDER BY hour
      """);
  private static final Sql ROLL =
      new Sql(
          """
      WITH counted AS (SELECT point, location, %s FROM probe_result
        WHERE at >= $1 AND at < $1 + interval '1 hour' GROUP BY 1, 2, 3, 4)
      INSERT INTO probe_hour (hour, point, location, attempts, failures, not_made, took_us, least_us,
        most_us, ranges)
      SELECT $1, point, location, COALESCE(attempts, 0), COALESCE(failures, 0),
        COALESCE(not_made, 0), COALESCE(took_us, 0), least_us, most_us, COALESCE(ranges, '{}')
      FROM (SELECT point, location, %s FROM counted GROUP BY point, location) AS sums
      ON CONFLICT DO NOTHING
      """
              .formatted(COUNTED, SUMS));
  private static final Sql DONE =
      new Sql("INSERT INTO rolled_hour VALUES ($1) ON CONFLICT DO NOTHING");
  private static final Sql FORGET =
      new Sql("DELETE FROM rolled_hour WHERE hour < $1::timestamptz - interval '15 days'");

  /** Hours that are over and have results, and are not added up. */
  private static final Sql LEFT =
      new Sql(
          """
      SELECT hour FROM generate_series(date_trunc('hour', $1::timestamptz - interval '13 days'),
        date_trunc('hour', $1::timestamptz) - interval '1 hour', '1 hour') AS hour
      WHERE NOT EXISTS (SELECT 1 FROM rolled_hour r WHERE r.hour = hour.hour) ORDER BY hour
      """);

  private final Pool pool;

  /** In the service's own database. */
  public ProbeHours(Pool pool) {
    this.pool = pool;
  }

  /**
   * What probes that began within a stretch of time found.
   *
   * @param at its beginning
   * @param attempts those that were made
   * @param took how long those that succeeded took in all
   */
  public record Sum(
      Instant at, long attempts, long failures, long notMade, Duration took, Latencies latencies) {
    /** The same, told of a stretch that began at another instant. */
    public Sum beginning(Instant begin) {
      return new Sum(begin, attempts, failures, notMade, took, latencies);
    }

    /** With those of another stretch, as of this one. */
    public Sum plus(Sum other) {
      return new Sum(
          at,
          attempts + other.attempts,
          failures + other.failures,
          notMade + other.notMade,
          took.plus(other.took),
          latencies.plus(other.latencies));
    }
  }

  /** Of results that are still there, in steps from the interval's beginning. */
  public Uni<List<Sum>> fine(PointId point, String location, Interval interval, Duration step) {
    return FINE.list(
        pool,
        ProbeHours::sum,
        point.value(),
        location,
        interval.from(),
        interval.to(),
        step.toMillis());
  }

  /** Of each hour that begins in the interval and is added up. */
  public Uni<List<Sum>> hours(PointId point, String location, Interval interval) {
    return HOURS.list(
        pool, ProbeHours::sum, point.value(), location, interval.from(), interval.to());
  }

  /** Adds up the hours that were over at an instant and are not added up; each once. */
  public Uni<Void> roll(Instant now) {
    return LEFT.list(pool, row -> instant(row, "hour"), now)
        .chain(hours -> InTurn.each(hours, hour -> pool.withTransaction(tx -> roll(tx, hour))))
        .chain(() -> FORGET.change(pool, now));
  }

  private static Uni<Void> roll(SqlConnection tx, Instant hour) {
    return ROLL.change(tx, hour).chain(() -> DONE.change(tx, hour));
  }

  private static Sum sum(Row row) {
    Integer[] ranges = row.getArrayOfIntegers("ranges");
    return new Sum(
        instant(row, "hour"),
        count(row, "attempts"),
        count(row, "failures"),
        count(row, "not_made"),
        Duration.ofNanos(count(row, "took_us") * 1000),
        Latencies.of(
            count(row, "least_us"),
            count(row, "most_us"),
            ranges == null
                ? new int[0]
                : Arrays.stream(ranges).mapToInt(Integer::intValue).toArray()));
  }

  private static long count(Row row, String column) {
    Long count = row.getLong(column);
    return count == null ? 0 : count;
  }
}
