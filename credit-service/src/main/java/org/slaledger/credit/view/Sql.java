package org.slaledger.credit.view;

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

/** One statement, written once for commands and questions. */
record Sql(String text) {
  Uni<Void> change(SqlClient db, @Nullable Object... values) {
    return run(db, values).replaceWithVoid();
  }

  <T> Uni<List<T>> list(SqlClient db, Function<Row, T> read, @Nullable Object... values) {
    return run(db, values)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(read).toList());
  }

  private Uni<RowSet<Row>> run(SqlClient db, @Nullable Object... values) {
    Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i];
    }
    return db.preparedQuery(text).execute(Tuple.from(converted));
  }

  static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static @Nullable Instant instantOrNull(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }
}
