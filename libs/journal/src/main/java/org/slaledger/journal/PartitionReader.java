package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.steps.InTurn;

/**
 * Reads partitions of Kafka into the service's database: records and position in one transaction,
 * one batch after the other. Where to go on stands in the database alone; the consumer group only
 * shares out partitions. It goes on by itself after broker or database were away.
 */
final class PartitionReader implements Runnable, ConsumerRebalanceListener {
  /** Takes a topic's records in, in the transaction that advances its partitions' positions. */
  interface Intake {
    Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records);

    /** Takes in a single record that {@link #take} fails on for a reason of its own. */
    Uni<Void> setAside(SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why);
  }

  private static final Logger LOG = Logger.getLogger(PartitionReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Consumer<String, byte[]> consumer;
  private final Pool pool;
  private final Intake intake;
  private final Map<TopicPartition, Long> expected = new ConcurrentHashMap<>();
  private boolean astray;
  private volatile boolean stopping;
  private volatile @Nullable String lastError;

  PartitionReader(Consumer<String, byte[]> consumer, Pool pool, Intake intake) {
    this.consumer = consumer;
    this.pool = pool;
    this.intake = intake;
  }

  /** The partitions that this reader has now, with the offset that comes next. */
  Map<TopicPartition, Long> positions() {
    return Map.copyOf(expected);
  }

  @Nullable String lastError() {
    return lastError;
  }

  void stop() {
    stopping = true;
    consumer.wakeup();
  }

  @Override
  public void run() {
    while (!stopping) {
      try {
        if (astray) {
          seek(consumer.assignment());
          astray = false;
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        byTopic(records).forEach(this::takeIn);
        if (records.isEmpty()) {
          passOverMarkers();
        }
        lastError = null;
      } catch (WakeupException e) {
        // told to stop
      } catch (RuntimeException e) {
        goOnAfter(e);
      }
    }
    consumer.close();
  }

  /**
   * A topic's partitions together: with few records in each of many partitions, commits are most of
   * the work. Topics apart, so that a transaction never needs both sides of a {@link Meeting}.
   */
  private static Collection<Map<TopicPartition, List<ConsumerRecord<String, byte[]>>>> byTopic(
      ConsumerRecords<String, byte[]> records) {
    Map<String, Map<TopicPartition, List<ConsumerRecord<String, byte[]>>>> topics = new TreeMap<>();
    for (TopicPartition partition : records.partitions()) {
      topics
          .computeIfAbsent(partition.topic(), topic -> new LinkedHashMap<>())
          .put(partition, records.records(partition));
    }
    return topics.values();
  }

  private void takeIn(Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> batches) {
    try {
      commit(batches, null);
    } catch (RuntimeException e) {
      if (Faults.passing(e)) {
        throw e;
      }
      LOG.debugf(e, "taking records of %s in one by one", batches.keySet());
      batches.forEach(
          (partition, records) -> records.forEach(record -> takeInAlone(partition, record)));
    }
  }

  private void takeInAlone(TopicPartition partition, ConsumerRecord<String, byte[]> record) {
    try {
      commit(Map.of(partition, List.of(record)), null);
    } catch (RuntimeException e) {
      if (Faults.passing(e)) {
        throw e;
      }
      LOG.errorf(e, "%s offset %d can't be taken in", partition, record.offset());
      commit(Map.of(partition, List.of(record)), e);
    }
  }

  /** The position first: who has lost the partition fails before it does anything. */
  private void commit(
      Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> batches,
      @Nullable Throwable failure) {
    List<ConsumerRecord<String, byte[]>> records =
        batches.values().stream().flatMap(List::stream).toList();
    Map<TopicPartition, Long> ends = new LinkedHashMap<>();
    batches.forEach(
        (partition, batch) ->
            ends.put(
                partition,
                Math.max(expected.getOrDefault(partition, 0L), batch.getLast().offset() + 1)));
    pool.withTransaction(
            tx ->
                advance(tx, ends)
                    .chain(
                        () ->
                            failure == null
                                ? intake.take(tx, records)
                                : intake.setAside(tx, records.getFirst(), failure)))
        .await()
        .indefinitely();
    expected.putAll(ends);
  }

  private Uni<Void> advance(SqlConnection tx, Map<TopicPartition, Long> ends) {
    return InTurn.each(
        ends.entrySet(),
        end ->
            Positions.advance(
                tx, end.getKey(), expected.getOrDefault(end.getKey(), 0L), end.getValue()));
  }

  /**
   * Moves past the transaction markers behind the last record, so that a reader that is up to date
   * says so.
   */
  private void passOverMarkers() {
    for (TopicPartition partition : Set.copyOf(expected.keySet())) {
      long from = expected.getOrDefault(partition, 0L);
      long to = consumer.position(partition);
      if (to > from) {
        pool.withTransaction(tx -> Positions.advance(tx, partition, from, to))
            .await()
            .indefinitely();
        expected.put(partition, to);
      }
    }
  }

  /**
   * What was polled and not taken in has to be polled again: nothing is, and no position moves,
   * before the consumer stands where the database says. That may be away for long.
   */
  private void goOnAfter(RuntimeException failure) {
    astray = true;
    lastError = String.valueOf(failure.getMessage());
    LOG.warnf("reading the log pauses and goes on by itself: %s", failure);
    Faults.pause(PAUSE);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    seek(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(expected::remove);
  }

  private void seek(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> stored = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Positions.begin(pool, partition).await().indefinitely();
    }
    stored.putAll(Positions.all(pool).await().indefinitely());
    for (TopicPartition partition : partitions) {
      long next = stored.getOrDefault(partition, 0L);
      consumer.seek(partition, next);
      expected.put(partition, next);
    }
  }
}
