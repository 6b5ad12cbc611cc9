package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.slaledger.journal.steps.InTurn;

/**
 * Where a reader stands in its partitions: what the database says, and the consumer with it. By the
 * reader's thread alone, but for {@link #offsets}.
 */
final class Standing {
  private static final Logger LOG = Logger.getLogger(Standing.class);
  private static final Duration COMPARE = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> consumer;
  private final Pool pool;
  private final LogEnds log;
  private final Positions positions;
  private final Map<TopicPartition, Long> expected = new ConcurrentHashMap<>();
  private Map<String, String> topicIds = Map.of();
  private long comparedAt = System.nanoTime();

  Standing(Consumer<String, byte[]> consumer, Pool pool, LogEnds log, Positions positions) {
    this.consumer = consumer;
    this.pool = pool;
    this.log = log;
    this.positions = positions;
  }

  /** Of each partition, the offset that comes next. */
  Map<TopicPartition, Long> offsets() {
    return Map.copyOf(expected);
  }

  /** Takes up partitions where the database says. */
  void seek(Collection<TopicPartition> partitions) {
    topicIds = log.ids(consumer.assignment());
    for (TopicPartition partition : partitions) {
      positions.begin(pool, partition).await().indefinitely();
    }
    Map<TopicPartition, LogPosition> stored = positions.all(pool).await().indefinitely();
    for (TopicPartition partition : partitions) {
      LogPosition next = Objects.requireNonNull(stored.get(partition));
      expected.put(partition, next.offset());
      if (next.isOfAnotherThan(topicIds.get(partition.topic()))) {
        goBack(partition, 0);
      } else {
        consumer.seek(partition, next.forKafka());
      }
    }
  }

  /** Somebody else reads them now. */
  void leave(Collection<TopicPartition> partitions) {
    partitions.forEach(expected::remove);
  }

  /**
   * A consumer goes on in a topic that was deleted and made anew as if nothing were: to be asked
   * often.
   */
  boolean isInOtherTopics() {
    if (System.nanoTime() - comparedAt < COMPARE.toNanos()) {
      return false;
    }
    comparedAt = System.nanoTime();
    return !log.ids(consumer.assignment()).equals(topicIds);
  }

  /** Behind a record. */
  LogPosition behind(TopicPartition partition, ConsumerRecord<String, byte[]> record) {
    return new LogPosition(
        record.offset() + 1, LogPosition.Last.of(record), topicIds.get(partition.topic()));
  }

  /** Fails when somebody else reads a partition now; {@link #advanced} once it is committed. */
  Uni<Void> advance(SqlConnection tx, Map<TopicPartition, LogPosition> ends) {
    return InTurn.each(
        ends.entrySet(),
        end ->
            positions.advance(
                tx, end.getKey(), expected.getOrDefault(end.getKey(), 0L), end.getValue()));
  }

  void advanced(Map<TopicPartition, LogPosition> ends) {
    ends.forEach((partition, end) -> expected.put(partition, end.offset()));
  }

  /**
   * Moves past the transaction markers behind the last record, so that a reader that is up to date
   * says so.
   */
  void passOverMarkers() {
    for (TopicPartition partition : Set.copyOf(expected.keySet())) {
      long from = expected.getOrDefault(partition, 0L);
      long to = consumer.position(partition);
      if (to > from) {
        LogPosition end = new LogPosition(to, null, topicIds.get(partition.topic()));
        pool.withTransaction(tx -> positions.advance(tx, partition, from, end))
            .await()
            .indefinitely();
        expected.put(partition, to);
      }
    }
  }

  /** Kafka has lost what was read of them: they are read from their beginnings. */
  void goBack(Set<TopicPartition> partitions) {
    consumer.beginningOffsets(partitions).forEach(this::goBack);
  }

  private void goBack(TopicPartition partition, long to) {
    long from = expected.getOrDefault(partition, 0L);
    LOG.errorf("%s has lost records: it is read again from %d, not from %d", partition, to, from);
    pool.withTransaction(
            tx ->
                positions
                    .goBack(tx, partition, from, to, topicIds.get(partition.topic()))
                    .chain(() -> LogLosses.noticed(tx, partition, from, to)))
        .await()
        .indefinitely();
    expected.put(partition, to);
    consumer.seek(partition, to);
  }
}
