package org.slaledger.probe.view;

import static java.util.stream.Collectors.toMap;
import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.Phases;
import org.slaledger.journal.Sql;
import org.slaledger.probe.domain.Latencies;
import org.slaledger.probe.domain.PointResult;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.rules.time.Interval;

/** Each result of a probe, for two weeks. */
@ApplicationScoped
public class ProbeResults {
  private static final Sql KEEP =
      new Sql(
          """
      INSERT INTO probe_result (point, location, at, took_us, resolve_us, connect_us, handshake_us,
        first_byte_us, transfer_us, status, range_no, failed, reason, detail)
      SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::int[],
        $6::int[], $7::int[], $8::int[], $9::int[], $10::smallint[], $11::smallint[],
        $12::boolean[], $13::text[], $14::text[])
      ON CONFLICT DO NOTHING
      """);
  private static final Sql DURING =
      new Sql(
          """
      SELECT * FROM probe_result
      WHERE point = $1 AND location = $2 AND at >= $3 AND at < $4 AND at > $5
      ORDER BY at LIMIT $6
      """);
  private static final Sql LATEST =
      new Sql(
          """
      SELECT wanted.point, last.took_us FROM unnest($1::text[]) AS wanted (point)
      CROSS JOIN LATERAL (SELECT took_us FROM probe_result p
        WHERE p.point = wanted.point AND location = $2 AND failed IS NOT NULL
          AND at > $3::timestamptz - interval '1 day' AND at <= $3
        ORDER BY at DESC LIMIT 1) last
      """);
  private static final Sql PARTITIONS = new Sql("SELECT keep_result_partitions($1)");

  private final Pool pool;

  /** In the service's own database. */
  public ProbeResults(Pool pool) {
    this.pool = pool;
  }

  /**
   * One result.
   *
   * @param failed none where it was not made
   * @param reason why it failed or was not made
   */
  public record Shown(
      Instant at,
      @Nullable Boolean failed,
      Duration took,
      @Nullable Integer status,
      @Nullable String reason,
      @Nullable String detail,
      Phases phases) {}

  /** Keeps results, in one statement; a second time changes nothing. */
  public Uni<Void> keep(List<PointResult> all) {
    return KEEP.change(
        pool,
        column(all, String[]::new, it -> it.point().value()),
        column(all, String[]::new, PointResult::location),
        column(all, OffsetDateTime[]::new, it -> it.result().at().atOffset(ZoneOffset.UTC)),
        column(all, Long[]::new, it -> it.result().took().toNanos() / 1000),
        phase(all, Phases::resolve),
        phase(all, Phases::connect),
        phase(all, Phases::handshake),
        phase(all, Phases::firstByte),
        phase(all, Phases::transfer),
        column(all, Short[]::new, it -> status(it.result())),
        column(all, Short[]::new, it -> range(it.result())),
        column(all, Boolean[]::new, it -> failed(it.result())),
        column(all, String[]::new, it -> reason(it.result())),
        column(all, String[]::new, it -> detail(it.result())));
  }

  /** Makes room for the results of the next days, and drops those that are too old. */
  public Uni<Void> keepPartitions(LocalDate today) {
    return PARTITIONS.change(pool, today);
  }

  /**
   * Those of a point in an interval, in order.
   *
   * @param after only those after it
   */
  public Uni<List<Shown>> during(
      PointId point, String location, Interval interval, Instant after, int most) {
    return DURING.list(
        pool,
        ProbeResults::shown,
        point.value(),
        location,
        interval.from(),
        interval.to(),
        after,
        most);
  }

  /** How long the last probe of each of these points took that was made on the last day. */
  public Uni<Map<PointId, Duration>> latest(
      Collection<PointId> points, String location, Instant now) {
    return LATEST
        .list(
            pool,
            row -> Map.entry(new PointId(row.getString("point")), micros(row.getLong("took_us"))),
            points.stream().map(PointId::value).distinct().toArray(String[]::new),
            location,
            now)
        .map(all -> all.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Shown shown(Row row) {
    return new Shown(
        instant(row, "at"),
        row.getBoolean("failed"),
        micros(row.getLong("took_us")),
        row.getInteger("status"),
        row.getString("reason"),
        row.getString("detail"),
        new Phases(
            microsOrNull(row, "resolve_us"),
            microsOrNull(row, "connect_us"),
            microsOrNull(row, "handshake_us"),
            microsOrNull(row, "first_byte_us"),
            microsOrNull(row, "transfer_us")));
  }

  private static @Nullable Short status(ProbeResult result) {
    Integer status =
        switch (result.outcome()) {
          case ProbeResult.Succeeded it -> it.status();
          case ProbeResult.Failed it -> it.status();
          case ProbeResult.NotMade it -> null;
        };
    return status == null ? null : status.shortValue();
  }

  private static @Nullable Short range(ProbeResult result) {
    return result.outcome() instanceof ProbeResult.Succeeded
        ? (short) Latencies.range(result.took())
        : null;
  }

  private static @Nullable Boolean failed(ProbeResult result) {
    return result.outcome() instanceof ProbeResult.NotMade
        ? null
        : result.outcome() instanceof ProbeResult.Failed;
  }

  private static @Nullable String reason(ProbeResult result) {
    return switch (result.outcome()) {
      case ProbeResult.Succeeded it -> null;
      case ProbeResult.Failed it -> it.reason().name();
      case ProbeResult.NotMade it -> it.reason().name();
    };
  }

  private static @Nullable String detail(ProbeResult result) {
    return switch (result.outcome()) {
      case ProbeResult.Succeeded it -> null;
      case ProbeResult.Failed it -> it.detail();
      case ProbeResult.NotMade it -> it.detail();
    };
  }

  private static @Nullable Integer[] phase(
      List<PointResult> all, Function<Phases, @Nullable Duration> phase) {
    return column(
        all,
        Integer[]::new,
        it -> {
          Phases phases = it.result().phases();
          Duration took = phases == null ? null : phase.apply(phases);
          return took == null ? null : (int) Math.min(Integer.MAX_VALUE, took.toNanos() / 1000);
        });
  }

  private static <T> @Nullable T[] column(
      List<PointResult> all, IntFunction<T[]> array, Function<PointResult, @Nullable T> cell) {
    return all.stream().map(cell).toArray(array);
  }

  private static @Nullable Duration microsOrNull(Row row, String column) {
    Integer micros = row.getInteger(column);
    return micros == null ? null : micros(micros);
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1000);
  }
}
