package org.slaledger.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads the log for a rebuild, from its beginning and never farther than the live intake has. */
final class BesideLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<String, byte[]> consumer;
  private final Set<String> topics;
  private Map<TopicPartition, Long> positions = new HashMap<>();

  /**
   * By a consumer of its own.
   *
   * @param topics those that the service takes in; others that have positions are integrators'
   */
  BesideLog(Consumer<String, byte[]> consumer, List<String> topics) {
    this.consumer = consumer;
    this.topics = Set.copyOf(topics);
  }

  /** Where it stands, to come back to. */
  Map<TopicPartition, Long> mark() {
    return Map.copyOf(positions);
  }

  /** What was read since was not kept. */
  void backTo(Map<TopicPartition, Long> mark) {
    positions = new HashMap<>(mark);
  }

  /** Hands on what stands before the cut. */
  void readTo(LiveCut cut, Deadline deadline, java.util.function.Consumer<Batch> take) {
    Map<TopicPartition, Long> ends = new HashMap<>(cut.positions());
    ends.keySet().removeIf(it -> !topics.contains(it.topic()));
    ends.entrySet().removeIf(it -> positions.getOrDefault(it.getKey(), 0L) >= it.getValue());
    requireThere(ends);
    consumer.assign(ends.keySet());
    ends.keySet().forEach(it -> consumer.seek(it, positions.getOrDefault(it, 0L)));
    while (!ends.isEmpty()) {
      deadline.check();
      byTopic(consumer.poll(POLL), ends).values().forEach(it -> take.accept(new Batch(it)));
      ends.forEach((it, end) -> positions.put(it, Math.min(end, consumer.position(it))));
      if (ends.entrySet()
          .removeIf(it -> positions.getOrDefault(it.getKey(), 0L) >= it.getValue())) {
        consumer.assign(ends.keySet());
      }
    }
  }

  /** A log that was cut may not have yet what the tables that answer were made from. */
  private void requireThere(Map<TopicPartition, Long> wanted) {
    Map<TopicPartition, Long> there = consumer.endOffsets(wanted.keySet());
    wanted.forEach(
        (partition, end) -> {
          if (there.getOrDefault(partition, 0L) < end) {
            throw new RebuildFailed(
                "Kafka has lost records of %s; try again once they are published again"
                    .formatted(partition));
          }
        });
  }

  /** Records of one topic. */
  record Batch(List<ConsumerRecord<String, byte[]>> records) {}

  private static Map<String, List<ConsumerRecord<String, byte[]>>> byTopic(
      ConsumerRecords<String, byte[]> polled, Map<TopicPartition, Long> ends) {
    Map<String, List<ConsumerRecord<String, byte[]>>> topics = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> record : polled) {
      Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
      if (end != null && record.offset() < end) {
        topics.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(record);
      }
    }
    return topics;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
