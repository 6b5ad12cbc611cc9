package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;

/**
 * What of the journal is brought into the log once more. Any replica takes a request; the one that
 * relays does it, beside what is new. Readers drop what they have.
 */
@ApplicationScoped
public class Republications {
  /** The most that one answer lists. */
  public static final int MOST = 100;

  private static final String COLUMNS =
      """
      id, cause, actor, reason, requested_at, stream, from_version, to_version, topic,
      from_position, to_position, recorded_from, recorded_to, state, events, finished_at
      """;
  private static final Sql REQUEST =
      new Sql(
          """
          INSERT INTO republication (cause, actor, reason, stream, from_version, to_version,
            topic, prefixes, from_position, to_position, recorded_from, recorded_to)
          VALUES ('OPERATOR', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
          RETURNING
          """
              + COLUMNS);
  private static final Sql LIST =
      new Sql("SELECT " + COLUMNS + " FROM republication ORDER BY id DESC LIMIT $1");
  private static final Sql ONE = new Sql("SELECT " + COLUMNS + " FROM republication WHERE id = $1");
  private static final Sql KNOWN =
      new Sql("SELECT EXISTS (SELECT FROM journal WHERE stream = $1) AS known");

  private final Pool pool;
  private final List<Topic> own;

  Republications(Pool pool, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.pool = pool;
    this.own = Arrays.stream(Topic.values()).filter(t -> t.owner().equals(service)).toList();
  }

  /** Which part of the journal. */
  public sealed interface Range {
    /** One stream's events; a bound that is null is open. */
    record OfStream(StreamId stream, @Nullable Long fromVersion, @Nullable Long toVersion)
        implements Range {}

    /** All streams of a topic. */
    record OfTopic(Topic topic) implements Range {}

    /** Positions of the journal, both included. */
    record OfPositions(long from, long to) implements Range {}

    /** What was written between two instants, both included. */
    record Recorded(Instant from, Instant to) implements Range {}
  }

  /** Why it is published again. */
  public enum Cause {
    OPERATOR,
    /** The service's first slot. */
    SLOT_MADE,
    /** The slot was gone, or had fallen behind further than the database keeps WAL. */
    SLOT_LOST,
    /** Kafka had lost records of the topic. */
    LOG_LOST
  }

  /** How far it is. */
  public enum State {
    OPEN,
    RUNNING,
    DONE
  }

  /**
   * One of them; all bounds null for the whole journal.
   *
   * @param events how many are in the log already
   */
  public record Republication(
      long id,
      Cause cause,
      String actor,
      String reason,
      Instant requestedAt,
      @Nullable String stream,
      @Nullable Long fromVersion,
      @Nullable Long toVersion,
      @Nullable String topic,
      @Nullable Long fromPosition,
      @Nullable Long toPosition,
      @Nullable Instant recordedFrom,
      @Nullable Instant recordedTo,
      State state,
      long events,
      @Nullable Instant finishedAt) {}

  /** The topics that this service's journal holds. */
  public List<Topic> topics() {
    return own;
  }

  /** Whether the journal holds any event of the stream. */
  public Uni<Boolean> holds(StreamId stream) {
    return KNOWN.list(pool, row -> row.getBoolean("known"), stream.value()).map(List::getFirst);
  }

  /** Asks for it; it begins within about a second of the commit. */
  public Uni<Republication> request(SqlConnection tx, Range range, String reason, String actor) {
    @Nullable Object[] bounds =
        switch (range) {
          case Range.OfStream one ->
              bounds(one.stream().value(), one.fromVersion(), one.toVersion());
          case Range.OfTopic of -> topic(of.topic());
          case Range.OfPositions positions ->
              bounds(null, null, null, null, null, positions.from(), positions.to());
          case Range.Recorded between ->
              bounds(null, null, null, null, null, null, null, between.from(), between.to());
        };
    @Nullable Object[] values = new Object[bounds.length + 2];
    values[0] = actor;
    values[1] = reason;
    System.arraycopy(bounds, 0, values, 2, bounds.length);
    return REQUEST.list(tx, Republications::read, values).map(List::getFirst);
  }

  private static @Nullable Object[] topic(Topic topic) {
    return bounds(null, null, null, topic.topicName(), topic.prefixes().toArray(String[]::new));
  }

  private static @Nullable Object[] bounds(@Nullable Object... given) {
    return Arrays.copyOf(given, 9);
  }

  /** The latest first. */
  public Uni<List<Republication>> list(int limit) {
    return LIST.list(pool, Republications::read, limit);
  }

  /** One of them. */
  public Uni<Optional<Republication>> find(long id) {
    return ONE.list(pool, Republications::read, id).map(found -> found.stream().findFirst());
  }

  private static Republication read(Row row) {
    return new Republication(
        row.getLong("id"),
        Cause.valueOf(row.getString("cause")),
        row.getString("actor"),
        row.getString("reason"),
        Sql.instant(row, "requested_at"),
        row.getString("stream"),
        row.getLong("from_version"),
        row.getLong("to_version"),
        row.getString("topic"),
        row.getLong("from_position"),
        row.getLong("to_position"),
        Sql.instantOrNull(row, "recorded_from"),
        Sql.instantOrNull(row, "recorded_to"),
        State.valueOf(row.getString("state")),
        row.getLong("events"),
        Sql.instantOrNull(row, "finished_at"));
  }
}
