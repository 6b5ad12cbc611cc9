package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/** What a service's journal, relay and readers do right now, for pages and operators. */
@ApplicationScoped
public class JournalStatus {
  private static final int MOST_STOPPED = 100;
  private static final String STOPPED =
      """
      SELECT stream, state, reason, since FROM stream_head WHERE state <> 'FLOWING'
      ORDER BY state = 'GAP', since LIMIT $1
      """;
  private static final String STOPPED_STREAMS =
      "SELECT count(*) AS n FROM stream_head WHERE state <> 'FLOWING'";

  private final Pool pool;
  private final RelayLifecycle relay;
  private final LogReaders readers;
  private final LogEnds log;
  private final KeptLetters letters;
  private final Alarms alarms;
  private final String service;

  JournalStatus(
      Pool pool,
      RelayLifecycle relay,
      LogReaders readers,
      LogEnds log,
      KeptLetters letters,
      Alarms alarms,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.pool = pool;
    this.relay = relay;
    this.readers = readers;
    this.log = log;
    this.letters = letters;
    this.alarms = alarms;
    this.service = service;
  }

  /**
   * All of a service's state.
   *
   * @param readingError what holds the readers up, if anything does
   * @param topics how far each topic was read
   * @param stopped streams that stand still, gaps last, the longest first, 100 at most
   * @param stoppedStreams how many stand still
   * @param deadLetters records that this service put to the dead letters, by what became of them
   * @param gate whether the journal takes events
   * @param losses what Kafka was seen to have lost within the last hour
   * @param alarms what somebody has to look at, the most urgent kind first
   */
  public record Status(
      String service,
      RelayState relay,
      @Nullable String readingError,
      List<TopicProgress> topics,
      List<StoppedStream> stopped,
      long stoppedStreams,
      LetterCounts deadLetters,
      JournalGate.State gate,
      List<LogLoss> losses,
      List<Alarm> alarms) {
    Status with(List<Alarm> raised) {
      return new Status(
          service,
          relay,
          readingError,
          topics,
          stopped,
          stoppedStreams,
          deadLetters,
          gate,
          losses,
          raised);
    }
  }

  /**
   * How far a topic was read, in Kafka's offsets summed over its partitions.
   *
   * @param end null while Kafka does not answer
   */
  public record TopicProgress(String topic, long read, @Nullable Long end) {
    /** Records that wait to be read; null while Kafka does not answer. */
    public @Nullable Long behind() {
      return end == null ? null : Long.valueOf(Math.max(0, end - read));
    }
  }

  /** A stream that stands still. */
  public record StoppedStream(StreamId stream, StreamState state, String reason, Instant since) {}

  /** The state now. Fails when the database is away; says so in {@code end} when Kafka is. */
  public Uni<Status> now() {
    Uni<RelayState> relayState = Uni.createFrom().item(relay::state);
    return Uni.combine()
        .all()
        .unis(
            relayState,
            progress(),
            stopped(),
            stoppedStreams(),
            letters.counts(),
            JournalGate.look(pool),
            LogLosses.recent(pool))
        .with(
            (state, topics, streams, stopped, dead, gate, losses) ->
                new Status(
                    service,
                    state,
                    readers.lastError().orElse(null),
                    topics,
                    streams,
                    stopped,
                    dead,
                    gate,
                    losses,
                    List.of()))
        .map(status -> status.with(alarms.of(status)));
  }

  /** Streams that stand still. */
  public Uni<List<StoppedStream>> stopped() {
    return pool.preparedQuery(STOPPED)
        .execute(io.vertx.mutiny.sqlclient.Tuple.of(MOST_STOPPED))
        .map(
            rows -> {
              List<StoppedStream> streams = new ArrayList<>();
              rows.forEach(
                  row ->
                      streams.add(
                          new StoppedStream(
                              new StreamId(row.getString("stream")),
                              StreamState.valueOf(row.getString("state")),
                              row.getString("reason"),
                              row.getOffsetDateTime("since").toInstant())));
              return streams;
            });
  }

  private Uni<Long> stoppedStreams() {
    return pool.query(STOPPED_STREAMS).execute().map(rows -> rows.iterator().next().getLong("n"));
  }

  private Uni<List<TopicProgress>> progress() {
    return Positions.TAKEN_IN
        .all(pool)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            stored -> {
              Map<TopicPartition, Long> read = new HashMap<>();
              stored.forEach((partition, position) -> read.put(partition, position.offset()));
              readers
                  .positions()
                  .forEach((partition, next) -> read.merge(partition, next, Math::max));
              return progress(read, ends(read));
            });
  }

  private static List<TopicProgress> progress(
      Map<TopicPartition, Long> read, Optional<Map<TopicPartition, Long>> ends) {
    Map<String, Long> byTopic = new TreeMap<>();
    read.forEach((partition, next) -> byTopic.merge(partition.topic(), next, Long::sum));
    Map<String, Long> endByTopic = new HashMap<>();
    ends.ifPresent(
        all ->
            all.forEach((partition, end) -> endByTopic.merge(partition.topic(), end, Long::sum)));
    return byTopic.entrySet().stream()
        .map(
            topic ->
                new TopicProgress(topic.getKey(), topic.getValue(), endByTopic.get(topic.getKey())))
        .toList();
  }

  private Optional<Map<TopicPartition, Long>> ends(Map<TopicPartition, Long> read) {
    try {
      return Optional.of(log.ends(read.keySet(), IsolationLevel.READ_COMMITTED));
    } catch (KafkaException e) {
      return Optional.empty();
    }
  }
}
