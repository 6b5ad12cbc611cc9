package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slaledger.notification.domain.Cause;

/** The few turns of phrase that all tables share. */
final class Sql {
  private Sql() {}

  static Tuple values(@Nullable Object... values) {
    return Tuple.from(values);
  }

  static Uni<Void> run(SqlConnection tx, String sql, @Nullable Object... values) {
    return tx.preparedQuery(sql).execute(values(values)).replaceWithVoid();
  }

  static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
    return StreamSupport.stream(rows.spliterator(), false).map(each).toList();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static Cause cause(Row row, String event) {
    return new Cause(
        row.getString(event),
        instant(row, "recorded_at"),
        row.getString("story"),
        row.getString("trace"));
  }
}
