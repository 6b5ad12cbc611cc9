package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/**
 * The table {@code given_up}, as far as some streams have to do with it. It is the service's, not a
 * projection's: a rebuild in another schema passes over the same events.
 */
final class GivenUpEvents {
  private static final String LOAD =
      "SELECT stream, version, digest, state FROM public.given_up WHERE stream = ANY($1)";
  private static final String OF_HELD =
      """
      INSERT INTO public.given_up (stream, version, digest, state, reason, actor)
      SELECT stream, version, digest, $2, $3, $4 FROM held_event WHERE stream = $1 AND %s
      RETURNING version
      """;
  private static final String OTHERS = OF_HELD.formatted("other");
  private static final String WAITING = OF_HELD.formatted("NOT other AND version = $5");

  private final Map<Bytes, StreamState> states = new HashMap<>();

  private record Bytes(StreamId stream, long version, Buffer digest) {}

  static Uni<GivenUpEvents> load(SqlConnection tx, Set<StreamId> streams) {
    GivenUpEvents events = new GivenUpEvents();
    return tx.preparedQuery(LOAD)
        .execute(Tuple.of(StreamHeads.names(streams)))
        .invoke(rows -> rows.forEach(events::know))
        .replaceWith(events);
  }

  private void know(Row row) {
    states.put(
        new Bytes(
            new StreamId(row.getString("stream")), row.getLong("version"), row.getBuffer("digest")),
        StreamState.valueOf(row.getString("state")));
  }

  /** For what state of its stream these bytes were given up; null for others. */
  @Nullable StreamState of(StreamId stream, LogRecord record) {
    return states.isEmpty()
        ? null
        : states.get(new Bytes(stream, record.claimed(), Buffer.buffer(record.digest())));
  }

  /** Gives up what came under a version that had other bytes; how many. */
  static Uni<Integer> others(SqlConnection tx, StreamId stream, String reason, String actor) {
    return tx.preparedQuery(OTHERS)
        .execute(Tuple.of(stream.value(), StreamState.FORKED.name(), reason, actor))
        .map(rows -> rows.rowCount());
  }

  /** Gives up what waits under a version; how many. */
  static Uni<Integer> waiting(
      SqlConnection tx, StreamId stream, long version, String reason, String actor) {
    return tx.preparedQuery(WAITING)
        .execute(Tuple.of(stream.value(), StreamState.PARKED.name(), reason, actor, version))
        .map(rows -> rows.rowCount());
  }
}
