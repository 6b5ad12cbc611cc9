package org.slaledger.probe.view;

import static java.util.stream.Collectors.toMap;
import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.journal.Sql;
import org.slaledger.probe.domain.Checkpoint;
import org.slaledger.probe.domain.Latencies;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.Tally;

/** The coverage of points that gathers and is in no event yet, as it was a short while ago. */
@ApplicationScoped
public class RunningCoverage {
  private static final Sql KEEP =
      new Sql(
          """
      INSERT INTO coverage_checkpoint
        (location, point, version, from_at, to_at, attempts, failures, latencies, why, detail)
      SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[],
        $6::int[], $7::int[], $8::bytea[], $9::text[], $10::text[])
      ON CONFLICT (point, location) DO UPDATE SET version = excluded.version,
        from_at = excluded.from_at, to_at = excluded.to_at, attempts = excluded.attempts,
        failures = excluded.failures, latencies = excluded.latencies, why = excluded.why,
        detail = excluded.detail
        WHERE coverage_checkpoint.version <= excluded.version
      """);
  private static final Sql OF =
      new Sql(
          """
      SELECT k.* FROM coverage_checkpoint k LEFT JOIN coverage v USING (point, location)
      WHERE location = $1 AND ($2::text[] IS NULL OR point = ANY ($2))
        AND k.from_at = COALESCE(v.covered_until, k.from_at)
      """);

  /** That of one point. */
  public record Of(PointId point, Checkpoint checkpoint) {}

  /** Keeps it, in one statement for all; passes over what is older than what is kept already. */
  public Uni<Void> keep(SqlClient client, String location, Collection<Of> all) {
    return KEEP.change(
        client,
        location,
        column(all, String[]::new, it -> it.point().value()),
        column(all, Long[]::new, it -> it.checkpoint().version()),
        column(all, OffsetDateTime[]::new, it -> it.checkpoint().from().atOffset(ZoneOffset.UTC)),
        column(all, OffsetDateTime[]::new, it -> it.checkpoint().to().atOffset(ZoneOffset.UTC)),
        column(all, Integer[]::new, it -> it.checkpoint().tally().attempts()),
        column(all, Integer[]::new, it -> it.checkpoint().tally().failures()),
        column(
            all, Buffer[]::new, it -> Buffer.buffer(it.checkpoint().tally().latencies().bytes())),
        column(all, String[]::new, it -> why(it.checkpoint(), why -> why.reason().name())),
        column(all, String[]::new, it -> why(it.checkpoint(), ProbeResult.NotMade::detail)));
  }

  /** That of all points at a location of which any is kept. */
  public Uni<Map<PointId, Checkpoint>> at(SqlClient client, String location) {
    return map(OF.list(client, RunningCoverage::read, location, null));
  }

  /** That of these points at a location. */
  public Uni<Map<PointId, Checkpoint>> of(
      SqlClient client, String location, Collection<PointId> points) {
    String[] names = points.stream().map(PointId::value).toArray(String[]::new);
    return map(OF.list(client, RunningCoverage::read, location, names));
  }

  private static Uni<Map<PointId, Checkpoint>> map(Uni<List<Of>> found) {
    return found.map(all -> all.stream().collect(toMap(Of::point, Of::checkpoint)));
  }

  private static Of read(Row row) {
    String why = row.getString("why");
    return new Of(
        new PointId(row.getString("point")),
        new Checkpoint(
            row.getLong("version"),
            instant(row, "from_at"),
            instant(row, "to_at"),
            new Tally(
                row.getInteger("attempts"),
                row.getInteger("failures"),
                Latencies.read(row.getBuffer("latencies").getBytes())),
            why == null
                ? null
                : new ProbeResult.NotMade(MissedReason.valueOf(why), row.getString("detail"))));
  }

  private static @Nullable String why(
      Checkpoint checkpoint, Function<ProbeResult.NotMade, String> part) {
    ProbeResult.NotMade why = checkpoint.notMade();
    return why == null ? null : part.apply(why);
  }

  private static <T> @Nullable T[] column(
      Collection<Of> all,
      java.util.function.IntFunction<T[]> array,
      Function<Of, @Nullable T> cell) {
    return all.stream().map(cell).toArray(array);
  }
}
