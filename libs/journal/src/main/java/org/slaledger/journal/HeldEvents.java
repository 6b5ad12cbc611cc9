package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import org.slaledger.contract.StreamId;

/**
 * The table {@code held_event}: what waits until what stands before it is there or can be taken in,
 * and other bytes that came under a version.
 */
final class HeldEvents {
  private static final String HOLD =
      """
      WITH held AS (INSERT INTO held_event (stream, version, digest, body) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING)
      SELECT digest FROM held_event
      WHERE stream = $1 AND version = $2 AND version > 0 AND NOT other AND digest <> $3
      """;
  private static final String HOLD_OTHER =
      """
      INSERT INTO held_event (stream, version, digest, body, other) VALUES ($1, $2, $3, $4, true)
      ON CONFLICT DO NOTHING
      """;
  private static final String NEXT =
      """
      SELECT body FROM held_event WHERE stream = $1 AND version = $2 AND NOT other
      ORDER BY held_at LIMIT 1
      """;
  private static final Sql REMOVE =
      new Sql(
          "DELETE FROM held_event WHERE stream = $1 AND version = $2 AND digest = $3 AND NOT other");
  private static final Sql REMOVE_OTHERS =
      new Sql("DELETE FROM held_event WHERE stream = $1 AND other");
  private static final Sql REMOVE_UNVERSIONED =
      new Sql("DELETE FROM held_event WHERE stream = $1 AND version = 0");
  private static final Sql MORE =
      new Sql("SELECT 1 FROM held_event WHERE stream = $1 AND NOT other LIMIT 1");

  private HeldEvents() {}

  /** Holds it; or the digest of other bytes that wait under its version already. */
  static Uni<Optional<byte[]>> hold(SqlConnection tx, StreamId stream, LogRecord record) {
    return tx.preparedQuery(HOLD).execute(tuple(stream, record)).map(rows -> first(rows, "digest"));
  }

  /** Keeps other bytes than those that were taken in, or wait, under a version. */
  static Uni<Void> holdOther(SqlConnection tx, StreamId stream, LogRecord record) {
    return tx.preparedQuery(HOLD_OTHER).execute(tuple(stream, record)).replaceWithVoid();
  }

  /** What waits under that version, the first of several lines that claim none. */
  static Uni<Optional<LogRecord>> waiting(SqlConnection tx, StreamId stream, long version) {
    return tx.preparedQuery(NEXT)
        .execute(Tuple.of(stream.value(), version))
        .map(rows -> first(rows, "body").map(line -> LogRecord.held(stream, line)));
  }

  static Uni<Void> remove(SqlConnection tx, StreamId stream, LogRecord record) {
    return REMOVE.change(tx, stream.value(), record.claimed(), Buffer.buffer(record.digest()));
  }

  static Uni<Void> removeOthers(SqlConnection tx, StreamId stream) {
    return REMOVE_OTHERS.change(tx, stream.value());
  }

  /** Lines that claim no version. */
  static Uni<Void> removeUnversioned(SqlConnection tx, StreamId stream) {
    return REMOVE_UNVERSIONED.change(tx, stream.value());
  }

  static Uni<Boolean> any(SqlConnection tx, StreamId stream) {
    return MORE.list(tx, row -> true, stream.value()).map(found -> !found.isEmpty());
  }

  private static Tuple tuple(StreamId stream, LogRecord record) {
    return Tuple.of(
        stream.value(),
        record.claimed(),
        Buffer.buffer(record.digest()),
        Buffer.buffer(record.line()));
  }

  private static Optional<byte[]> first(RowSet<Row> rows, String column) {
    return rows.rowCount() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getBuffer(column).getBytes());
  }
}
