package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/** The tables {@code stream_head} and {@code held_event}. */
final class StreamHeads {
  private static final String LOAD =
      "SELECT stream, version, digest, state, reason FROM stream_head WHERE stream = ANY($1)";
  private static final String STORE =
      """
      INSERT INTO stream_head AS h (stream, topic, version, digest, state, reason, since)
      VALUES ($1, $2, $3, $4, $5, $6, now())
      ON CONFLICT (stream) DO UPDATE SET version = excluded.version, digest = excluded.digest,
        state = excluded.state, reason = excluded.reason,
        since = CASE WHEN h.state = excluded.state THEN h.since ELSE excluded.since END
      """;
  private static final String HOLD =
      "INSERT INTO held_event (stream, version, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
  private static final String RELEASE =
      "DELETE FROM held_event WHERE stream = $1 AND version = $2 RETURNING body";

  private StreamHeads() {}

  static Uni<Map<StreamId, StreamHead>> load(SqlConnection tx, Set<StreamId> streams) {
    String[] names = streams.stream().map(StreamId::value).toArray(String[]::new);
    return tx.preparedQuery(LOAD)
        .execute(Tuple.of(names))
        .map(
            rows -> {
              Map<StreamId, StreamHead> heads = new HashMap<>();
              rows.forEach(row -> heads.put(new StreamId(row.getString("stream")), head(row)));
              return heads;
            });
  }

  static Uni<Void> store(SqlConnection tx, Collection<StreamHead> heads) {
    if (heads.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Tuple> rows = heads.stream().map(StreamHeads::tuple).toList();
    return tx.preparedQuery(STORE).executeBatch(rows).replaceWithVoid();
  }

  static Uni<Void> hold(SqlConnection tx, StreamId stream, long version, byte[] line) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(stream.value(), version, Buffer.buffer(line)))
        .replaceWithVoid();
  }

  /** Takes the held event of that version out, if it is there. */
  static Uni<byte @Nullable []> release(SqlConnection tx, StreamId stream, long version) {
    return tx.preparedQuery(RELEASE)
        .execute(Tuple.of(stream.value(), version))
        .map(
            rows ->
                rows.rowCount() == 0 ? null : rows.iterator().next().getBuffer("body").getBytes());
  }

  static Uni<Boolean> holdsMore(SqlConnection tx, StreamId stream) {
    return tx.preparedQuery("SELECT 1 FROM held_event WHERE stream = $1 LIMIT 1")
        .execute(Tuple.of(stream.value()))
        .map(rows -> rows.rowCount() > 0);
  }

  private static StreamHead head(Row row) {
    return new StreamHead(
        new StreamId(row.getString("stream")),
        row.getLong("version"),
        row.getBuffer("digest").getBytes(),
        StreamState.valueOf(row.getString("state")),
        row.getString("reason"));
  }

  private static Tuple tuple(StreamHead head) {
    return Tuple.from(
        new Object[] {
          head.stream().value(),
          head.stream().topic().topicName(),
          head.version(),
          Buffer.buffer(head.digest()),
          head.state().name(),
          head.reason()
        });
  }
}
