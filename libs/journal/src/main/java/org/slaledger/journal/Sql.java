package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One statement over the service's tables, written once for commands and questions. Instants among
 * its values become UTC timestamps.
 *
 * @param text PostgreSQL, its values as {@code $1, $2, ...}
 */
public record Sql(String text) {
  /** Runs a statement that yields no rows. */
  public Uni<Void> change(SqlClient db, @Nullable Object... values) {
    return run(db, values).replaceWithVoid();
  }

  /** The rows that a question yields, each read. */
  public <T> Uni<List<T>> list(SqlClient db, Function<Row, T> read, @Nullable Object... values) {
    return run(db, values)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(read).toList());
  }

  private Uni<RowSet<Row>> run(SqlClient db, @Nullable Object... values) {
    return db.preparedQuery(text).execute(tuple(values));
  }

  static Tuple tuple(@Nullable Object... values) {
    Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i];
    }
    return Tuple.from(converted);
  }

  /** A timestamp that is never null. */
  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** A timestamp, or null. */
  public static @Nullable Instant instantOrNull(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }
}
