package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.journal.Sql;
import org.slaledger.rules.time.Interval;

/** When locations did not measure a point, and why, as they said. */
@ApplicationScoped
public class WhatWasMissed {
  private static final Sql DURING =
      new Sql(
          """
      SELECT ref, location, from_at, to_at, why FROM evidence
      WHERE point = $1 AND kind = 'MISSED' AND to_at > $2 AND from_at < $3
      ORDER BY from_at, location LIMIT $4
      """);

  private final Pool pool;

  /** From the service's own database. */
  public WhatWasMissed(Pool pool) {
    this.pool = pool;
  }

  /** What touches an interval, in order. */
  public Uni<List<MissedTime>> during(PointId point, Interval interval, int most) {
    return DURING.list(
        pool,
        row ->
            new MissedTime(
                row.getString("ref"),
                row.getString("location"),
                instant(row, "from_at"),
                instant(row, "to_at"),
                MissedReason.valueOf(row.getString("why"))),
        point.value(),
        interval.from(),
        interval.to(),
        most);
  }
}
