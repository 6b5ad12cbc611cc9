package org.slaledger.probe.adapter.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.slaledger.contract.PointId;

/**
 * Which points this replica measures for its location: those of which it holds the row. A row that
 * was not renewed in time may be taken by any other replica. Time is the database's own, so that
 * the clocks of replicas need not agree.
 */
final class Leases {
  private static final String TAKE =
      """
      INSERT INTO probe_lease (point, location, holder, until)
      SELECT unnest($1::text[]), $2, $3, now() + $4 * interval '1 millisecond'
      ON CONFLICT (point, location) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE probe_lease.holder = excluded.holder OR probe_lease.until < now()
      RETURNING point
      """;
  private static final String RELEASE =
      "DELETE FROM probe_lease WHERE point = ANY ($1) AND location = $2 AND holder = $3";

  private final Pool pool;
  private final String location;
  private final String holder;
  private final Duration length;

  /**
   * For one replica.
   *
   * @param holder unlike that of any other replica, and of this one before it was started anew
   */
  Leases(Pool pool, String location, String holder, Duration length) {
    this.pool = pool;
    this.location = location;
    this.holder = holder;
    this.length = length;
  }

  /** Takes and renews; returns those that this replica holds now. */
  Uni<Set<PointId>> take(Collection<PointId> points) {
    if (points.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return pool.preparedQuery(TAKE)
        .execute(Tuple.of(names(points), location, holder, length.toMillis()))
        .map(
            rows -> {
              Set<PointId> held = new HashSet<>();
              rows.forEach(row -> held.add(new PointId(row.getString("point"))));
              return held;
            });
  }

  /** Lets others have them at once. */
  Uni<Void> release(Collection<PointId> points) {
    return pool.preparedQuery(RELEASE)
        .execute(Tuple.of(names(points), location, holder))
        .replaceWithVoid();
  }

  /** In one order everywhere, so that replicas that take at the same time don't deadlock. */
  private static String[] names(Collection<PointId> points) {
    return points.stream().map(PointId::value).sorted().toArray(String[]::new);
  }
}
