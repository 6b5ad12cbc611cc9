package org.slaledger.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaNodeTest {
  @TempDir Path folder;

  @Test
  void a_committed_record_survives_a_kill_of_the_broker() throws Exception {
    // Given
    try (var kafka = KafkaNode.start(KafkaNode.Settings.under(folder))) {
      create(kafka.bootstrap(), "kept");
      send(kafka.bootstrap(), "kept", "one");

      // When
      kafka.kill();
      kafka.restart();

      // Then
      assertThat(read(kafka.bootstrap(), "kept")).containsExactly("one");
    }
  }

  @Test
  void a_transaction_commits_and_a_topic_is_never_created_by_itself() throws Exception {
    try (var kafka = KafkaNode.start(KafkaNode.Settings.under(folder))) {
      // Given
      create(kafka.bootstrap(), "known");

      // When
      sendInTransaction(kafka.bootstrap(), "known", "two");

      // Then
      assertThat(read(kafka.bootstrap(), "known")).containsExactly("two");
      assertThatThrownBy(() -> send(kafka.bootstrap(), "unknown", "lost"))
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void a_cluster_of_three_takes_records_while_one_of_its_nodes_is_dead() throws Exception {
    // Given
    var nodes = KafkaNode.startAll(KafkaNode.Settings.cluster(folder, 3));
    try {
      var bootstrap = String.join(",", nodes.stream().map(KafkaNode::bootstrap).toList());
      var held = new NewTopic("held", 1, (short) 3).configs(Map.of("min.insync.replicas", "2"));
      create(bootstrap, held);
      send(bootstrap, "held", "one");

      // When
      nodes.getFirst().kill();
      send(bootstrap, "held", "two");

      // Then
      assertThat(read(nodes.getLast().bootstrap(), "held", 2)).containsExactly("one", "two");
    } finally {
      nodes.forEach(KafkaNode::close);
    }
  }

  @Test
  void the_broker_ends_when_it_is_closed() {
    // Given
    var kafka = KafkaNode.start(KafkaNode.Settings.under(folder));

    // When
    kafka.close();

    // Then
    assertThat(kafka.process().alive()).isFalse();
  }

  private static void create(String bootstrap, String topic) throws Exception {
    create(bootstrap, new NewTopic(topic, 1, (short) 1));
  }

  private static void create(String bootstrap, NewTopic topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static void send(String bootstrap, String topic, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.block.ms", 5000);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private static void sendInTransaction(String bootstrap, String topic, String value) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "transactional.id", "t");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, value));
      producer.commitTransaction();
    }
  }

  private static List<String> read(String bootstrap, String topic) {
    return read(bootstrap, topic, 1);
  }

  private static List<String> read(String bootstrap, String topic, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      var values = new java.util.ArrayList<String>();
      var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
