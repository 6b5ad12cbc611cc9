package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.StreamCut;

/**
 * Reads the log from its beginning, for sums: by assign and seek, without a consumer group and
 * without any state kept.
 */
@ApplicationScoped
public class LogReplay {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaClients kafka;

  /** Over one cluster. */
  public LogReplay(KafkaClients kafka) {
    this.kafka = kafka;
  }

  /**
   * Hands on each event of the wanted streams once, in the order of its stream, up to the ends that
   * the topics had when this was called. Blocks; must not run on an event loop. Memory grows with
   * the number of wanted streams, not of events.
   *
   * @return for each wanted stream the last version that was read, in the order of their names
   * @throws UnusableEvent when a wanted stream holds an event that is unknown, unreadable, missing
   *     or forked: a sum over it would not be the sum
   */
  public List<StreamCut> replay(
      Set<Topic> topics, Predicate<StreamId> wanted, Consumer<Recorded> each) {
    Map<StreamId, StreamHead> heads = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer = kafka.consumer(null)) {
      Collection<TopicPartition> partitions = partitions(consumer, topics);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!reached(consumer, ends)) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.getOrDefault(partition, 0L)) {
            read(record, wanted, heads, each);
          }
        }
      }
    }
    return heads.values().stream()
        .map(head -> new StreamCut(head.stream(), head.version()))
        .sorted(java.util.Comparator.comparing(cut -> cut.stream().value()))
        .toList();
  }

  private static void read(
      ConsumerRecord<String, byte[]> kafka,
      Predicate<StreamId> wanted,
      Map<StreamId, StreamHead> heads,
      Consumer<Recorded> each) {
    StreamId stream = LogRecord.stream(kafka).filter(wanted).orElse(null);
    if (stream == null) {
      return;
    }
    LogRecord record = LogRecord.of(kafka);
    StreamHead head = heads.getOrDefault(stream, StreamHead.of(stream));
    long version = record.versionAfter(head);
    switch (head.judge(version, record.digest())) {
      case DROP -> {}
      case FORK -> throw new UnusableEvent(stream, version, "other bytes under the same version");
      case HOLD ->
          throw new UnusableEvent(stream, head.version() + 1, "is missing before " + version);
      case TAKE -> {
        each.accept(usable(record, version));
        heads.put(stream, head.taken(version, record.digest()));
      }
    }
  }

  private static Recorded usable(LogRecord record, long version) {
    StreamId stream = record.stream().orElseThrow();
    if (record.unreadable()) {
      throw new UnusableEvent(stream, version, record.reason());
    }
    return record
        .known()
        .orElseThrow(
            () -> new UnusableEvent(stream, version, "its type is not known to this version"));
  }

  private static Collection<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, Set<Topic> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : topics) {
      for (PartitionInfo info : consumer.partitionsFor(topic.topicName())) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
    }
    return partitions;
  }

  private static boolean reached(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
