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
import org.slaledger.contract.StreamId;

/** The table {@code stream_head}. */
final class StreamHeads {
  private static final String LOCK =
      """
      SELECT stream, version, digest, state, reason FROM stream_head WHERE stream = ANY($1)
      FOR NO KEY UPDATE
      """;
  private static final String STORE =
      """
      INSERT INTO stream_head AS h (stream, topic, version, digest, state, reason, since)
      VALUES ($1, $2, $3, $4, $5, $6, now())
      ON CONFLICT (stream) DO UPDATE SET version = excluded.version, digest = excluded.digest,
        state = excluded.state, reason = excluded.reason,
        since = CASE WHEN h.state = excluded.state THEN h.since ELSE excluded.since END
      """;

  private StreamHeads() {}

  /** Those that are there, locked until the end of the transaction. */
  static Uni<Map<StreamId, StreamHead>> lock(SqlConnection tx, Set<StreamId> streams) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(names(streams)))
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

  static String[] names(Set<StreamId> streams) {
    return streams.stream().map(StreamId::value).toArray(String[]::new);
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
