package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.time.Interval;

/** What was recorded about a point at a location. */
@ApplicationScoped
public class WhatWasRecorded {
  /**
   * With the series of failures that goes on at the beginning, and what confirms one at the end.
   */
  private static final Sql DURING =
      new Sql(
          """
      WITH recovered AS (
        SELECT COALESCE(max(from_at), '-infinity') AS at FROM evidence
        WHERE point = $1 AND location = $2 AND kind = 'RECOVERED' AND from_at <= $3),
      series AS (
        SELECT COALESCE(min(from_at), $3) AS began FROM evidence, recovered
        WHERE point = $1 AND location = $2 AND kind = 'FAILED' AND from_at > recovered.at
          AND from_at < $3)
      SELECT kind, from_at, to_at, ref, why FROM evidence, series
      WHERE point = $1 AND location = $2 AND from_at < $4
        AND (to_at >= $3 OR kind IN ('FAILED', 'RECOVERED') AND from_at >= series.began)
      UNION ALL (
        SELECT kind, from_at, to_at, ref, why FROM evidence
        WHERE point = $1 AND location = $2 AND kind IN ('FAILED', 'RECOVERED') AND from_at >= $4
        ORDER BY from_at LIMIT $5)
      """);

  private final Pool pool;

  /** From the service's own database. */
  public WhatWasRecorded(Pool pool) {
    this.pool = pool;
  }

  /**
   * All that a timeline of the interval can depend on.
   *
   * @param confirm so many failures make an outage
   */
  public Uni<List<Evidence>> during(
      PointId point, String location, Interval interval, int confirm) {
    return DURING.list(
        pool,
        WhatWasRecorded::fact,
        point.value(),
        location,
        interval.from(),
        interval.to(),
        confirm);
  }

  private static Evidence fact(Row row) {
    String ref = row.getString("ref");
    return switch (row.getString("kind")) {
      case "FAILED" -> new Evidence.Failed(instant(row, "from_at"), ref);
      case "RECOVERED" -> new Evidence.Recovered(instant(row, "from_at"), ref);
      case "COVERED" -> new Evidence.Covered(instant(row, "from_at"), instant(row, "to_at"), ref);
      default ->
          new Evidence.Missed(
              instant(row, "from_at"), instant(row, "to_at"), row.getString("why"), ref);
    };
  }
}
