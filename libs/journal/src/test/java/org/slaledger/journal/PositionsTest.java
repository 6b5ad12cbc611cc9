package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.slaledger.journal.Streams.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** Who lost a partition can't write, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class PositionsTest {
  private static final int RECORDS = 300;
  private static final Sql NOTE = new Sql("INSERT INTO noted (stream, version) VALUES ($1, $2)");

  @Inject Streams streams;
  @Inject KafkaClients kafka;
  @Inject Pool pool;
  @Inject LogEnds ends;

  @ConfigProperty(name = "sla.db.app.user")
  String app;

  private final Superuser superuser = Superuser.ofService();
  private final String topic = "race-" + UUID.randomUUID();
  private final TopicPartition partition = new TopicPartition(topic, 0);

  @Test
  void a_position_moves_only_from_where_the_reader_last_saw_it() {
    // Given
    Positions.TAKEN_IN.begin(pool, partition).await().atMost(SOON);
    advance(0, 5);
    // When
    Throwable late = catchThrowable(() -> advance(0, 7));
    // Then
    assertThat(late).isInstanceOf(Positions.PartitionLost.class);
    assertThat(position()).isEqualTo(5);
  }

  @Test
  void of_two_readers_that_both_hold_a_partition_one_writes_each_record() throws Exception {
    // Given
    try (Admin admin = kafka.admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    IntStream.range(0, RECORDS).forEach(i -> streams.send(topic, "k", new byte[] {1}));
    Positions.TAKEN_IN.begin(pool, partition).await().atMost(SOON);
    CountingIntake intake = new CountingIntake();
    PartitionReader one =
        new PartitionReader(holdingThePartition(), pool, ends, Positions.TAKEN_IN, intake);
    PartitionReader other =
        new PartitionReader(holdingThePartition(), pool, ends, Positions.TAKEN_IN, intake);
    // When
    List<Thread> threads =
        List.of(Thread.ofPlatform().start(one), Thread.ofPlatform().start(other));
    // Then
    await().atMost(SOON).until(() -> noted() == RECORDS);
    await()
        .atMost(SOON)
        .until(() -> position() == RECORDS && one.lastError() == null && other.lastError() == null);
    one.stop();
    other.stop();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(intake.setAside).hasValue(0);
    assertThat(intake.tried.get()).isGreaterThanOrEqualTo(RECORDS);
  }

  @Test
  void what_was_polled_is_polled_again_also_when_positions_could_not_be_read_meanwhile()
      throws Exception {
    // Given
    try (Admin admin = kafka.admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    IntStream.range(0, 3).forEach(i -> streams.send(topic, "k", new byte[] {1}));
    Positions.TAKEN_IN.begin(pool, partition).await().atMost(SOON);
    DepartingDatabase intake = new DepartingDatabase(this::nobodyMayReadPositions);
    PartitionReader reader =
        new PartitionReader(holdingThePartition(), pool, ends, Positions.TAKEN_IN, intake);
    Thread thread = Thread.ofPlatform().start(reader);
    try {
      await().atMost(SOON).until(() -> intake.gone.get() && reader.lastError() != null);
      String first = String.valueOf(reader.lastError());
      await().atMost(SOON).until(() -> !first.equals(reader.lastError()));
    } finally {
      // When
      everybodyMayReadPositions();
    }
    streams.send(topic, "k", new byte[] {1});
    // Then
    await().atMost(SOON).until(() -> noted() == 4);
    reader.stop();
    thread.join();
  }

  private long position() {
    return Objects.requireNonNull(Positions.TAKEN_IN.all(pool).await().atMost(SOON).get(partition))
        .offset();
  }

  private void nobodyMayReadPositions() {
    superuser.ask("REVOKE SELECT ON read_position FROM " + app);
  }

  private void everybodyMayReadPositions() {
    superuser.ask("GRANT SELECT ON read_position TO " + app);
  }

  private KafkaConsumer<String, byte[]> holdingThePartition() {
    KafkaConsumer<String, byte[]> consumer = kafka.consumer("reader-" + UUID.randomUUID());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return consumer;
  }

  private void advance(long from, long to) {
    pool.withTransaction(
            tx -> Positions.TAKEN_IN.advance(tx, partition, from, new LogPosition(to, null, null)))
        .await()
        .atMost(SOON);
  }

  private long noted() {
    return new Sql("SELECT count(*) AS n FROM noted WHERE stream = $1")
        .list(pool, row -> row.getLong("n"), topic)
        .await()
        .atMost(SOON)
        .getFirst();
  }

  /** Writes a row for each record that it may write once. */
  private static final class CountingIntake implements PartitionReader.Intake {
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger setAside = new AtomicInteger();

    @Override
    public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
      tried.addAndGet(records.size());
      return InTurn.each(records, record -> NOTE.change(tx, record.topic(), record.offset() + 1));
    }

    @Override
    public Uni<Void> setAside(
        SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
      setAside.incrementAndGet();
      return Uni.createFrom().voidItem();
    }
  }

  /** The database can't be asked for positions any more from the first records on. */
  private static final class DepartingDatabase implements PartitionReader.Intake {
    private final AtomicBoolean gone = new AtomicBoolean();
    private final Runnable departure;

    DepartingDatabase(Runnable departure) {
      this.departure = departure;
    }

    @Override
    public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
      if (gone.compareAndSet(false, true)) {
        return Uni.createFrom()
            .voidItem()
            .emitOn(Infrastructure.getDefaultWorkerPool())
            .invoke(departure)
            .onItem()
            .failWith(() -> new KafkaException("the first time fails"));
      }
      return InTurn.each(records, record -> NOTE.change(tx, record.topic(), record.offset() + 1));
    }

    @Override
    public Uni<Void> setAside(
        SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
      return Uni.createFrom().voidItem();
    }
  }
}
