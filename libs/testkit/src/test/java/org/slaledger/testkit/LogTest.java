package org.slaledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

class LogTest {
  @Test
  void what_was_published_is_read_with_its_key_and_headers() {
    // Given
    Log.createTopic("test.log", 3);
    Log.createTopic("test.log", 3);

    // When
    var bytes = "{}".getBytes(StandardCharsets.UTF_8);
    Log.publish("test.log", "ticket/1", bytes, Map.of("ce_type", "slaledger.TicketOpened.v1"));
    Log.publish("test.log", "ticket/2", "not json");

    // Then
    assertThat(Log.awaitEvent("test.log", "ticket/1", "slaledger.TicketOpened.v1").text())
        .isEqualTo("{}");
    assertThat(Log.stream("test.log", "ticket/2"))
        .extracting(Log.Entry::text)
        .containsExactly("not json");
    assertThat(Log.read("test.log")).hasSize(2);
    assertThat(Log.read("test.no-such-topic")).isEmpty();
  }

  @Test
  void a_record_of_an_aborted_transaction_is_not_read() {
    // Given
    Log.createTopic("test.aborted", 1);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", Log.bootstrap(), "transactional.id", "aborted");

    // When
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("test.aborted", "never"));
      producer.flush();
      producer.abortTransaction();
    }

    // Then
    assertThat(Log.read("test.aborted")).isEmpty();
  }

  @Test
  void a_record_that_never_comes_is_not_found() {
    assertThatThrownBy(() -> Log.await("test.silent", entry -> true, Duration.ofMillis(300)))
        .isInstanceOf(ConditionTimeoutException.class);
  }
}
