package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/**
 * The table {@code taken_event}, as far as one batch has to do with it: one question for all that
 * come late, none when nothing does, and one statement for all that are taken in.
 */
final class TakenEvents {
  private static final String LOAD =
      """
      SELECT stream, version, digest FROM taken_event
      JOIN unnest($1::text[], $2::bigint[]) AS late (stream, version) USING (stream, version)
      """;
  private static final String STORE =
      """
      INSERT INTO taken_event (stream, version, digest)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[])
      """;

  private final Map<Place, byte[]> known = new HashMap<>();
  private final List<Place> fresh = new ArrayList<>();

  /** Where an event stands. */
  record Place(StreamId stream, long version) {}

  /** With what was taken in at these places. */
  static Uni<TakenEvents> load(SqlConnection tx, List<Place> late) {
    TakenEvents taken = new TakenEvents();
    if (late.isEmpty()) {
      return Uni.createFrom().item(taken);
    }
    return tx.preparedQuery(LOAD)
        .execute(Tuple.of(streams(late), versions(late)))
        .invoke(rows -> rows.forEach(taken::know))
        .replaceWith(taken);
  }

  private void know(Row row) {
    known.put(
        new Place(new StreamId(row.getString("stream")), row.getLong("version")),
        row.getBuffer("digest").getBytes());
  }

  /** The digest that was taken in there, if it is another one. */
  byte @Nullable [] contradicting(StreamId stream, long version, byte[] digest) {
    byte[] taken = known.get(new Place(stream, version));
    return taken == null || Arrays.equals(taken, digest) ? null : taken;
  }

  void add(StreamId stream, long version, byte[] digest) {
    Place place = new Place(stream, version);
    known.put(place, digest);
    fresh.add(place);
  }

  Uni<Void> store(SqlConnection tx) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Buffer[] digests =
        fresh.stream()
            .map(place -> Buffer.buffer(known.getOrDefault(place, new byte[0])))
            .toArray(Buffer[]::new);
    return tx.preparedQuery(STORE)
        .execute(Tuple.of(streams(fresh), versions(fresh), digests))
        .replaceWithVoid();
  }

  private static String[] streams(List<Place> places) {
    return places.stream().map(place -> place.stream().value()).toArray(String[]::new);
  }

  private static Long[] versions(List<Place> places) {
    return places.stream().map(Place::version).toArray(Long[]::new);
  }
}
