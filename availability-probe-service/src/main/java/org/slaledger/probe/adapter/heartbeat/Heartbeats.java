package org.slaledger.probe.adapter.heartbeat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;

/** When the job behind a point reported in last. No event: what comes of it is evidence. */
@ApplicationScoped
public class Heartbeats {
  private static final Sql BEAT =
      new Sql(
          """
      INSERT INTO heartbeat (point, at) VALUES ($1, $2)
      ON CONFLICT (point) DO UPDATE SET at = GREATEST(heartbeat.at, excluded.at)
      """);
  private static final Sql LAST = new Sql("SELECT at FROM heartbeat WHERE point = $1");

  private final Pool pool;

  Heartbeats(Pool pool) {
    this.pool = pool;
  }

  /** It has: kept once this is done. */
  Uni<Void> beat(PointId point, Instant at) {
    return BEAT.change(pool, point.value(), at);
  }

  /** None where it never did. */
  public Uni<Optional<Instant>> last(PointId point) {
    return LAST.list(pool, row -> Sql.instant(row, "at"), point.value())
        .map(List::stream)
        .map(found -> found.findFirst());
  }
}
