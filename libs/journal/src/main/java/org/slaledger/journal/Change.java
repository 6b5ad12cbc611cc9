package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes a view, with its values.
 *
 * @param sql PostgreSQL, its values as {@code $1, $2, ...}
 */
public record Change(String sql, Tuple values) {
  /** With these values; instants become UTC timestamps. */
  public static Change of(String sql, @Nullable Object... values) {
    Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i];
    }
    return new Change(sql, Tuple.from(converted));
  }

  /** Makes changes in order; those that follow one another with the same statement in one go. */
  public static Uni<Void> all(SqlConnection tx, List<Change> changes) {
    List<List<Change>> runs = new ArrayList<>();
    for (Change change : changes) {
      if (runs.isEmpty() || !runs.getLast().getFirst().sql().equals(change.sql())) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(change);
    }
    return InTurn.each(
        runs,
        run ->
            tx.preparedQuery(run.getFirst().sql())
                .executeBatch(run.stream().map(Change::values).toList()));
  }
}
