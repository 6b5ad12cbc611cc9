package org.slaledger.bench.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slaledger.bench.stand.Evidence;
import org.slaledger.contract.Topic;

/**
 * Kafka's producer alone, with records of the relay's size and its settings: acks=all, idempotent.
 */
final class RawProducer {
  private static final int STREAMS = 500;
  private static final String TOPIC = "raw";

  /** As many as Debezium hands on at once. */
  private static final int TRANSACTION = 2048;

  private final String bootstrap;
  private final List<byte[]> lines;

  RawProducer(String bootstrap) throws ExecutionException, InterruptedException {
    this.bootstrap = bootstrap;
    Evidence evidence = new Evidence();
    this.lines =
        java.util.stream.IntStream.range(0, STREAMS)
            .mapToObj(i -> evidence.line(i, i + 1))
            .toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      int partitions = Topic.AVAILABILITY.partitions();
      admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1))).all().get();
    }
  }

  /** Records a second, one after the other without transactions. */
  double plain(int records) {
    try (var producer = producer(Map.of())) {
      long began = System.nanoTime();
      send(producer, records);
      producer.flush();
      return records * 1e9 / (System.nanoTime() - began);
    }
  }

  /** Records a second in transactions of as many as the relay's. */
  double transactional(int records) {
    try (var producer = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "raw"))) {
      producer.initTransactions();
      long began = System.nanoTime();
      for (int sent = 0; sent < records; sent += TRANSACTION) {
        producer.beginTransaction();
        send(producer, Math.min(TRANSACTION, records - sent));
        producer.commitTransaction();
      }
      return records * 1e9 / (System.nanoTime() - began);
    }
  }

  private void send(KafkaProducer<String, byte[]> producer, int records) {
    for (int i = 0; i < records; i++) {
      String key = Evidence.stream(i % STREAMS).value();
      var unused = producer.send(new ProducerRecord<>(TOPIC, key, lines.get(i % STREAMS)));
    }
  }

  private KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
