package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads one record again, where it stands in Kafka. */
@ApplicationScoped
class OneRecord {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaClients kafka;

  OneRecord(KafkaClients kafka) {
    this.kafka = kafka;
  }

  /** Empty when Kafka does not hand it out within 5 s: it is away, or does not have it any more. */
  Uni<Optional<ConsumerRecord<String, byte[]>>> at(String topic, int partition, long offset) {
    return Uni.createFrom()
        .item(() -> read(new TopicPartition(topic, partition), offset))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Optional<ConsumerRecord<String, byte[]>> read(TopicPartition partition, long offset) {
    try (KafkaConsumer<String, byte[]> consumer = kafka.consumer()) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          return record.offset() == offset ? Optional.of(record) : Optional.empty();
        }
      }
      return Optional.empty();
    }
  }
}
