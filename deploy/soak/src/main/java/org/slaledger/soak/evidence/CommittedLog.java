package org.slaledger.soak.evidence;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slaledger.contract.Topic;

/** What a reader of committed records is given, each partition in its order. */
final class CommittedLog {
  private static final Duration POLL = Duration.ofMillis(500);

  private final String bootstrap;

  CommittedLog(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** All records of the log's topics, up to what is the end now. */
  void each(Consumer<ConsumerRecord<String, byte[]>> look) {
    each(Arrays.stream(Topic.values()).map(Topic::topicName).toList(), look);
  }

  void each(List<String> topics, Consumer<ConsumerRecord<String, byte[]>> look) {
    try (var consumer = consumer()) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (!reached(consumer, ends)) {
        consumer.poll(POLL).forEach(look);
      }
    }
  }

  private static boolean reached(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
