package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads partitions of Kafka into the service's database: records and position in one transaction,
 * one batch after the other. Where to go on stands in the database alone; the consumer group only
 * shares out partitions. It goes on by itself after broker or database were away, and after Kafka
 * has lost records that it had read: from the beginning of the partition. It ends when it is told
 * to.
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
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> consumer;
  private final Pool pool;
  private final Intake intake;
  private final Positions kept;
  private final Standing standing;
  private boolean astray;
  private volatile boolean stopping;
  private volatile @Nullable String lastError;

  /**
   * Not reading yet.
   *
   * @param consumer resets no offset by itself
   * @param positions where it is kept how far was read
   */
  PartitionReader(
      Consumer<String, byte[]> consumer,
      Pool pool,
      LogEnds log,
      Positions positions,
      Intake intake) {
    this.consumer = consumer;
    this.pool = pool;
    this.intake = intake;
    this.kept = positions;
    this.standing = new Standing(consumer, pool, log, positions);
  }

  /** The partitions that this reader has now, with the offset that comes next. */
  Map<TopicPartition, Long> positions() {
    return standing.offsets();
  }

  /** Whether what it reads is what the service takes in, and nobody's purpose beside it. */
  boolean takesIn() {
    return kept == Positions.TAKEN_IN;
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
        if (astray || standing.isInOtherTopics()) {
          standing.seek(consumer.assignment());
          astray = false;
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        byTopic(records).forEach(this::takeIn);
        if (records.isEmpty()) {
          standing.passOverMarkers();
        }
        lastError = null;
      } catch (WakeupException e) {
        // told to stop
      } catch (OffsetOutOfRangeException e) {
        goBackAfter(e);
      } catch (RuntimeException e) {
        goOnAfter(e);
      }
    }
    consumer.close(CloseOptions.timeout(CLOSE));
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
    Map<TopicPartition, LogPosition> ends = new LinkedHashMap<>();
    batches.forEach(
        (partition, batch) -> ends.put(partition, standing.behind(partition, batch.getLast())));
    pool.withTransaction(
            tx ->
                standing
                    .advance(tx, ends)
                    .chain(
                        () ->
                            failure == null
                                ? intake.take(tx, records)
                                : intake.setAside(tx, records.getFirst(), failure)))
        .await()
        .indefinitely();
    standing.advanced(ends);
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
    standing.seek(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    standing.leave(partitions);
  }

  /** Kafka has no such offset any more, or other records stand before it. */
  private void goBackAfter(OffsetOutOfRangeException lost) {
    try {
      standing.goBack(lost.offsetOutOfRangePartitions().keySet());
    } catch (RuntimeException e) {
      goOnAfter(e);
    }
  }
}
