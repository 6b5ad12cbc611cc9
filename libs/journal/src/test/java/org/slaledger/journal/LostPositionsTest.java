package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Where a reader goes on in partitions of which Kafka has lost what it had read. */
@QuarkusTest
@TestProfile(LostPositionsTest.OfItsOwn.class)
@QuarkusTestResource(value = BreakableParts.class, restrictToAnnotatedClass = true)
class LostPositionsTest {
  private static final Duration LATER = Duration.ofSeconds(90);

  /** Quarkus starts anew for this test, on parts of its own. */
  public static final class OfItsOwn implements QuarkusTestProfile {}

  @Inject Streams streams;
  @Inject KafkaClients kafka;
  @Inject LogEnds ends;
  @Inject Pool pool;

  @ConfigProperty(name = BreakableParts.SWITCHES)
  URI switches;

  private final String topic = "sla.lost-" + UUID.randomUUID();
  private final TopicPartition partition = new TopicPartition(topic, 0);

  @Test
  void a_reader_of_a_log_that_was_cut_and_has_grown_again_begins_anew() throws Exception {
    // Given
    create();
    send("a", "b", "c");
    assertThat(read(3)).containsExactly("a", "b", "c");
    BreakableParts.does(switches, "kill-kafka");
    BreakableParts.does(switches, "lose-log");
    BreakableParts.does(switches, "start-kafka");
    // When
    send("d", "e", "f", "g", "h");
    // Then
    assertThat(read(5)).containsExactly("d", "e", "f", "g", "h");
    assertThat(read(0)).isEmpty();
  }

  @Test
  void a_topic_that_was_deleted_and_made_anew_is_read_from_its_beginning() throws Exception {
    // Given
    create();
    send("a", "b", "c");
    assertThat(read(3)).containsExactly("a", "b", "c");
    // When
    try (Admin admin = kafka.admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    create();
    send("d", "e", "f", "g", "h");
    // Then
    assertThat(read(5)).containsExactly("d", "e", "f", "g", "h");
  }

  @Test
  void a_reader_notices_a_topic_that_is_deleted_and_made_anew_under_it() throws Exception {
    // Given
    create();
    send("a", "b", "c");
    Collecting intake = new Collecting();
    PartitionReader reader = reader(intake);
    Thread thread = Thread.ofPlatform().start(reader);
    await().atMost(LATER).until(() -> intake.values.size() == 3);
    // When
    try (Admin admin = kafka.admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    create();
    send("d", "e", "f", "g", "h");
    // Then
    await().atMost(LATER).until(() -> intake.values.contains("d") && intake.values.contains("h"));
    reader.stop();
    thread.join();
    assertThat(intake.values).containsSubsequence("a", "b", "c", "d", "e", "f", "g", "h");
  }

  @Test
  void a_rebuild_does_not_wait_for_what_kafka_has_lost() {
    // Given
    create();
    send("a", "b", "c");
    LiveCut cut = new LiveCut(Map.of(partition, 10L), Map.of());
    // When
    try (BesideLog log = new BesideLog(kafka.bulkConsumer(), List.of(topic))) {
      Throwable refused = catchThrowable(() -> log.readTo(cut, Deadline.NONE, batch -> {}));
      // Then
      assertThat(refused).isInstanceOf(RebuildFailed.class).hasMessageContaining(topic);
    }
  }

  private void create() {
    await()
        .atMost(LATER)
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = kafka.admin()) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
                return true;
              }
            });
  }

  private void send(String... values) {
    for (String value : values) {
      streams.send(topic, "k", value.getBytes(UTF_8));
    }
  }

  /** A reader's life: it takes in so many, and ends. */
  private List<String> read(int many) throws InterruptedException {
    Collecting intake = new Collecting();
    PartitionReader reader = reader(intake);
    Thread thread = Thread.ofPlatform().start(reader);
    await().atMost(LATER).until(() -> intake.values.size() >= many && atEnd(reader));
    reader.stop();
    thread.join();
    return intake.values;
  }

  private boolean atEnd(PartitionReader reader) {
    return !reader.positions().isEmpty()
        && ends.ends(List.of(partition), IsolationLevel.READ_COMMITTED).equals(reader.positions());
  }

  private PartitionReader reader(PartitionReader.Intake intake) {
    KafkaConsumer<String, byte[]> consumer = kafka.consumer("lost-" + UUID.randomUUID());
    PartitionReader reader = new PartitionReader(consumer, pool, ends, Positions.TAKEN_IN, intake);
    consumer.subscribe(List.of(topic), reader);
    return reader;
  }

  private static final class Collecting implements PartitionReader.Intake {
    private final List<String> values = new CopyOnWriteArrayList<>();

    @Override
    public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
      records.forEach(record -> values.add(new String(record.value(), UTF_8)));
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> setAside(
        SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
      return Uni.createFrom().failure(why);
    }
  }
}
