package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;

/** Which streams stand still, and what waits in them. */
@ApplicationScoped
public class StoppedStreams {
  /** The most that one answer lists. */
  public static final int MOST = 100;

  private static final Sql LIST =
      new Sql(
          """
          SELECT stream, state, reason, since, version,
            (SELECT count(*) FROM held_event e WHERE e.stream = h.stream) AS waiting
          FROM stream_head h
          WHERE state <> 'FLOWING' AND ($1::text IS NULL OR state = $1)
            AND ($2::text IS NULL OR topic = $2) AND ($3::text IS NULL OR stream > $3)
          ORDER BY stream LIMIT $4
          """);
  private static final Sql ONE =
      new Sql(
          """
          SELECT stream, state, coalesce(reason, '') AS reason, since, version,
            (SELECT count(*) FROM held_event e WHERE e.stream = h.stream) AS waiting
          FROM stream_head h WHERE stream = $1
          """);
  private static final Sql HELD =
      new Sql(
          """
          SELECT version, digest, other, held_at, body FROM held_event WHERE stream = $1
          ORDER BY NOT other, version, held_at LIMIT $2
          """);
  private static final Sql GIVEN_UP =
      new Sql(
          """
          SELECT version, digest, state, reason, actor, given_up_at FROM given_up
          WHERE stream = $1 ORDER BY given_up_at DESC LIMIT $2
          """);

  private final Pool pool;

  StoppedStreams(Pool pool) {
    this.pool = pool;
  }

  /**
   * A stream, and how far it was taken in.
   *
   * @param version of the last event that was taken in; 0 for none
   * @param waiting how many events wait
   */
  public record Stopped(
      StreamId stream,
      StreamState state,
      String reason,
      Instant since,
      long version,
      long waiting) {}

  /**
   * An event that waits.
   *
   * @param version 0 for a line that claims none
   * @param digest SHA-256 of its bytes, in hex
   * @param contradicts whether other bytes came under this version before
   * @param text its bytes, read as UTF-8
   */
  public record Held(
      long version, String digest, boolean contradicts, Instant heldAt, int size, String text) {}

  /** An event that was given up. */
  public record GivenUp(
      long version, String digest, StreamState of, String reason, String actor, Instant at) {}

  /**
   * All about one stream.
   *
   * @param held those that stop it first, 100 at most
   * @param givenUp the latest first, 100 at most
   */
  public record InFull(Stopped stopped, List<Held> held, List<GivenUp> givenUp) {}

  /**
   * Those that stand still, by name.
   *
   * @param after the last name of the page before; null for the first page
   */
  public Uni<List<Stopped>> list(
      @Nullable StreamState state, @Nullable Topic topic, @Nullable String after, int limit) {
    return LIST.list(
        pool,
        StoppedStreams::stopped,
        state == null ? null : state.name(),
        topic == null ? null : topic.topicName(),
        after,
        limit);
  }

  /** One stream, whether it stands still or not; empty when nothing of it ever came. */
  public Uni<Optional<InFull>> look(StreamId stream) {
    return Uni.combine()
        .all()
        .unis(
            ONE.list(pool, StoppedStreams::stopped, stream.value()),
            HELD.list(pool, StoppedStreams::held, stream.value(), MOST),
            GIVEN_UP.list(pool, StoppedStreams::givenUp, stream.value(), MOST))
        .with(
            (found, held, givenUp) ->
                found.stream().findFirst().map(one -> new InFull(one, held, givenUp)));
  }

  private static Stopped stopped(Row row) {
    return new Stopped(
        new StreamId(row.getString("stream")),
        StreamState.valueOf(row.getString("state")),
        row.getString("reason"),
        Sql.instant(row, "since"),
        row.getLong("version"),
        row.getLong("waiting"));
  }

  private static Held held(Row row) {
    byte[] line = row.getBuffer("body").getBytes();
    return new Held(
        row.getLong("version"),
        digest(row),
        row.getBoolean("other"),
        Sql.instant(row, "held_at"),
        line.length,
        new String(line, UTF_8));
  }

  private static GivenUp givenUp(Row row) {
    return new GivenUp(
        row.getLong("version"),
        digest(row),
        StreamState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("actor"),
        Sql.instant(row, "given_up_at"));
  }

  private static String digest(Row row) {
    return HexFormat.of().formatHex(row.getBuffer("digest").getBytes());
  }
}
