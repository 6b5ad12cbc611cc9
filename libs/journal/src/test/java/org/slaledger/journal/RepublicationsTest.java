package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;
import org.slaledger.journal.Republications.Range;
import org.slaledger.journal.Republications.Republication;
import org.slaledger.testkit.PlatformResource;

/** What an operator has published again, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class RepublicationsTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject OwnEvents own;
  @Inject Transactions transactions;
  @Inject KafkaClients kafka;
  @Inject Republications republications;
  @Inject Pool pool;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void versions_of_one_stream_come_again_with_the_same_bytes_and_no_others() {
    // Given
    three();
    // When
    Republication done = republish(new Range.OfStream(clock, 2L, 3L));
    // Then
    assertThat(done.events()).isEqualTo(2);
    assertThat(done.actor()).isEqualTo("olaf");
    assertThat(done.finishedAt()).isNotNull();
    List<String> lines = lines();
    assertThat(lines).hasSize(5);
    assertThat(lines.subList(3, 5)).isEqualTo(lines.subList(1, 3));
    assertThat(own.inLog(clock)).hasSize(3);
  }

  @Test
  void positions_come_again() {
    // Given
    three();
    long last = number("SELECT max(position) AS n FROM journal WHERE stream = $1");
    // When
    Republication done = republish(new Range.OfPositions(last, last));
    // Then
    assertThat(done.events()).isEqualTo(1);
    assertThat(lines()).hasSize(4);
  }

  @Test
  void what_was_recorded_between_two_instants_comes_again() {
    // Given
    Instant from = Instant.now().minusMillis(1);
    three();
    // When
    Republication done = republish(new Range.Recorded(from, Instant.now()));
    // Then
    assertThat(done.events()).isGreaterThanOrEqualTo(3);
    assertThat(lines()).hasSize(6);
  }

  @Test
  void all_of_a_topic_comes_again_in_the_order_of_each_stream() {
    // Given
    three();
    // When
    republish(new Range.OfTopic(Topic.CLOCKS));
    // Then
    List<String> lines = lines();
    assertThat(lines.subList(lines.size() - 3, lines.size())).isEqualTo(lines.subList(0, 3));
  }

  private Republication republish(Range range) {
    Republication asked =
        transactions
            .inTransaction(tx -> republications.request(tx, range, "a reader lost it", "olaf"))
            .await()
            .atMost(SOON);
    await().atMost(SOON).until(() -> one(asked.id()).state() == Republications.State.DONE);
    return one(asked.id());
  }

  private Republication one(long id) {
    return republications.find(id).await().atMost(SOON).orElseThrow();
  }

  private void three() {
    own.append(Samples.clockStarted(ticket, 0));
    own.append(Samples.clockWarned(ticket, 1));
    own.append(Samples.clockWarned(ticket, 2));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 3);
  }

  private long number(String sql) {
    return new Sql(sql)
        .list(pool, row -> row.getLong("n"), clock.value())
        .await()
        .atMost(SOON)
        .getFirst();
  }

  /** Every record of the stream, duplicates too. */
  private List<String> lines() {
    try (KafkaConsumer<String, byte[]> consumer = kafka.consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.CLOCKS.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      List<String> lines = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.key().equals(clock.value())) {
            lines.add(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8));
          }
        }
      }
      return lines;
    }
  }
}
