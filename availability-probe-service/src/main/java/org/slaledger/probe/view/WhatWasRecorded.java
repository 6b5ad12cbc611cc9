package org.slaledger.probe.view;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.evidence.PointEvidence;
import org.slaledger.rules.time.Interval;

/** What was recorded about points, at every location. */
@ApplicationScoped
public class WhatWasRecorded {
  /**
   * With the failures that begin the series of each check that goes on at the beginning, and what
   * confirms one at the end.
   */
  private static final Sql DURING =
      new Sql(
          """
      SELECT place.point, place.location, fact.* FROM (
        SELECT point, location, check_name, COALESCE((SELECT max(from_at) FROM evidence e
          WHERE e.point = c.point AND e.location = c.location AND e.check_name = k.check_name
            AND kind = 'RECOVERED' AND from_at <= $2), '-infinity') AS recovered
        FROM coverage c CROSS JOIN LATERAL (
          SELECT DISTINCT check_name FROM evidence e
          WHERE e.point = c.point AND e.location = c.location AND kind IN ('FAILED', 'RECOVERED')
          UNION SELECT '') k
        WHERE point = ANY ($1)) place
      CROSS JOIN LATERAL (
        SELECT kind, from_at, to_at, ref, why, check_name FROM evidence e
        WHERE e.point = place.point AND e.location = place.location
          AND e.check_name = place.check_name AND to_at >= $4 AND from_at < $3
        UNION ALL
        SELECT kind, from_at, to_at, ref, why, check_name FROM evidence e
        WHERE e.point = place.point AND e.location = place.location
          AND e.check_name = place.check_name
          AND kind IN ('FAILED', 'RECOVERED') AND from_at >= place.recovered
          AND from_at <= (SELECT max(at) FROM (
            SELECT DISTINCT from_at AS at FROM evidence s
            WHERE s.point = place.point AND s.location = place.location
              AND s.check_name = place.check_name AND kind = 'FAILED'
              AND from_at >= place.recovered AND from_at < $2 ORDER BY at LIMIT $5) series)
        UNION ALL
        SELECT kind, from_at, to_at, ref, why, check_name FROM evidence e
        WHERE e.point = place.point AND e.location = place.location
          AND e.check_name = place.check_name
          AND kind IN ('FAILED', 'RECOVERED') AND from_at >= $3
          AND from_at <= (SELECT max(at) FROM (
            SELECT DISTINCT from_at AS at FROM evidence s
            WHERE s.point = place.point AND s.location = place.location
              AND s.check_name = place.check_name
              AND kind IN ('FAILED', 'RECOVERED') AND from_at >= $3 ORDER BY at LIMIT $5) behind)
      ) fact
      """);

  private final Pool pool;

  /** From the service's own database. */
  public WhatWasRecorded(Pool pool) {
    this.pool = pool;
  }

  private record Told(PointId point, String location, Evidence fact) {
    static Told of(Row row) {
      return new Told(
          new PointId(row.getString("point")),
          row.getString("location"),
          WhatWasRecorded.fact(row));
    }
  }

  /**
   * All that timelines of these points over the interval can depend on.
   *
   * @param confirm so many failures make an outage at most
   * @param staleness so long a location counts as having measured at most
   */
  public Uni<Map<PointId, PointEvidence>> during(
      Collection<PointId> points, Interval interval, int confirm, Duration staleness) {
    return DURING
        .list(
            pool,
            Told::of,
            points.stream().map(PointId::value).toArray(String[]::new),
            interval.from(),
            interval.to(),
            interval.from().minus(staleness),
            confirm)
        .map(
            told ->
                told.stream()
                    .collect(
                        groupingBy(Told::point, collectingAndThen(toList(), WhatWasRecorded::of))));
  }

  private static PointEvidence of(List<Told> ofPoint) {
    return PointEvidence.of(
        ofPoint.stream().collect(groupingBy(Told::location, mapping(Told::fact, toList()))));
  }

  private static Evidence fact(Row row) {
    String ref = row.getString("ref");
    String check = row.getString("check_name");
    return switch (row.getString("kind")) {
      case "FAILED" -> new Evidence.Failed(instant(row, "from_at"), check, ref);
      case "RECOVERED" -> new Evidence.Recovered(instant(row, "from_at"), check, ref);
      case "COVERED" -> new Evidence.Covered(instant(row, "from_at"), instant(row, "to_at"), ref);
      default ->
          new Evidence.Missed(
              instant(row, "from_at"), instant(row, "to_at"), row.getString("why"), ref);
    };
  }
}
