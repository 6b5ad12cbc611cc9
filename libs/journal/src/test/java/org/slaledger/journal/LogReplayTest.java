package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.local.parts.KafkaNode;

class LogReplayTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int STREAMS = 300;
  private static final int EVENTS = 100;
  private static final Set<Topic> TICKETS = Set.of(Topic.TICKETS);

  private static final List<Future<RecordMetadata>> SENT = new ArrayList<>();

  @TempDir private static Path folder;
  private static KafkaNode node;
  private static KafkaClients kafka;

  private final String name = "T-" + UUID.randomUUID() + "-";
  private final List<Recorded> events = new ArrayList<>();

  @BeforeAll
  static void startAndFill() {
    node = KafkaNode.start(KafkaNode.Settings.under(folder));
    kafka = new KafkaClients(node.bootstrap());
    new LogTopics(kafka, (short) 1, Duration.ofDays(1), Duration.ofMinutes(10)).createAll();
    for (long version = 1; version <= EVENTS; version++) {
      for (int i = 0; i < STREAMS; i++) {
        publish(Samples.assigned(ticket("many-", i), version));
        if (version == 1) {
          // a broker that does not lead the new partition yet must not be sent a second batch of it
          awaitSent();
        }
      }
    }
    awaitSent();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    node.close();
  }

  @Test
  void streams_over_many_partitions_come_each_in_its_order_by_the_calling_thread() {
    // Given
    Map<StreamId, List<Long>> versions = new HashMap<>();
    List<Thread> callers = new ArrayList<>();
    // When
    List<StreamCut> cut =
        new LogReplay(kafka)
            .replay(
                TICKETS,
                stream -> stream.id().matches("many-.*[13579]"),
                event -> {
                  callers.add(Thread.currentThread());
                  versions
                      .computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                      .add(event.envelope().streamVersion());
                });
    // Then
    List<StreamId> odd =
        IntStream.range(0, STREAMS / 2)
            .mapToObj(i -> ticket("many-", 2 * i + 1).stream())
            .sorted(Comparator.comparing(StreamId::value))
            .toList();
    assertThat(cut).containsExactlyElementsOf(odd.stream().map(LogReplayTest::whole).toList());
    assertThat(versions).containsOnlyKeys(odd);
    assertThat(versions.values()).containsOnly(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    assertThat(callers).containsOnly(Thread.currentThread());
  }

  @Test
  void what_is_published_again_is_handed_on_once_however_old_it_is() {
    // Given
    TicketId ticket = ticket(name, 1);
    List<Recorded> written =
        LongStream.rangeClosed(1, 20).mapToObj(v -> Samples.assigned(ticket, v)).toList();
    written.forEach(LogReplayTest::publish);
    written.subList(3, 20).forEach(LogReplayTest::publish);
    written.forEach(LogReplayTest::publish);
    // When
    List<StreamCut> cut = replay(mine());
    // Then
    assertThat(lines()).containsExactlyElementsOf(written.stream().map(Recorded::line).toList());
    assertThat(cut).containsExactly(new StreamCut(ticket.stream(), 20));
  }

  @ParameterizedTest
  @CsvSource({
    "7, MAJOR, MINOR, 3, other bytes under the same version",
    "12, MAJOR, MINOR, 9, is missing before 12",
    "9, MAJOR, HUGE, 9, data.impact",
    "9, Assigned.v1, Assigned.v2, 9, its type is not known",
    "9, 'subject\":\"ticket/T', 'subject\":\"ticket/X', 9, its subject",
    "9, {, [, 9, not a JSON object",
  })
  void what_a_sum_cannot_use_ends_the_replay_and_is_named(
      long at, String good, String bad, long named, String reason) {
    // Given
    TicketId broken = ticket(name, 1);
    LongStream.rangeClosed(1, 8).forEach(v -> publish(Samples.assigned(broken, v)));
    long version = named < 9 ? named : at;
    String line = new String(Samples.assigned(broken, version).line(), UTF_8);
    assertThat(line).contains(good);
    send(broken.stream(), null, line.replace(good, bad).getBytes(UTF_8));
    // When
    Predicate<StreamId> mineAndMany = mine().or(stream -> stream.id().startsWith("many-"));
    // Then
    assertThatExceptionOfType(UnusableEvent.class)
        .isThrownBy(() -> replay(mineAndMany))
        .satisfies(
            unusable -> {
              assertThat(unusable.stream()).isEqualTo(broken.stream());
              assertThat(unusable.version()).isEqualTo(named);
              assertThat(unusable.reason()).contains(reason);
            });
    await().atMost(SOON).until(() -> readers().findAny().isEmpty());
  }

  @Test
  void what_one_stream_holds_that_cannot_be_used_ends_that_stream_alone_where_it_is_asked_so() {
    // Given
    TicketId broken = ticket(name, 1);
    TicketId whole = ticket(name, 2);
    LongStream.rangeClosed(1, 8).forEach(v -> publish(Samples.assigned(broken, v)));
    send(broken.stream(), null, "[]".getBytes(UTF_8));
    LongStream.rangeClosed(9, 12).forEach(v -> publish(Samples.assigned(broken, v)));
    LongStream.rangeClosed(1, 12).forEach(v -> publish(Samples.assigned(whole, v)));
    awaitSent();
    List<UnusableEvent> unusable = new ArrayList<>();
    // When
    new LogReplay(kafka).replay(TICKETS, mine(), events::add, unusable::add, progress -> {});
    // Then
    assertThat(unusable)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.stream()).isEqualTo(broken.stream());
              assertThat(it.version()).isEqualTo(9);
            });
    assertThat(events.stream().filter(it -> it.stream().equals(broken.stream()))).hasSize(8);
    assertThat(events.stream().filter(it -> it.stream().equals(whole.stream()))).hasSize(12);
  }

  @Test
  void a_stream_in_two_partitions_is_refused() {
    // Given
    TicketId ticket = ticket(name, 1);
    send(ticket.stream(), 0, Samples.assigned(ticket, 1).line());
    send(ticket.stream(), 1, Samples.assigned(ticket, 1).line());
    awaitSent();
    // Then
    assertThatExceptionOfType(UnusableEvent.class)
        .isThrownBy(() -> replay(mine()))
        .withMessageContaining("two partitions");
  }

  @Test
  void what_arrives_after_the_call_is_not_read() {
    // Given
    TicketId ticket = ticket(name, 1);
    publish(Samples.assigned(ticket, 1));
    publish(Samples.assigned(ticket, 2));
    awaitSent();
    // When
    List<StreamCut> cut =
        new LogReplay(kafka)
            .replay(
                TICKETS,
                stream -> mine().test(stream) || stream.id().startsWith("many-"),
                event -> {
                  if (events.isEmpty()) {
                    publish(Samples.assigned(ticket, 3));
                    awaitSent();
                  }
                  events.add(event);
                });
    // Then
    assertThat(cut).hasSize(STREAMS + 1).contains(new StreamCut(ticket.stream(), 2));
    assertThat(events).hasSize(STREAMS * EVENTS + 2);
  }

  @Test
  void an_aborted_transaction_is_not_seen_and_markers_at_the_end_hold_nothing_up() {
    // Given
    TicketId ticket = ticket(name, 1);
    try (Producer<String, byte[]> producer = kafka.transactionalProducer(name)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(record(ticket.stream(), null, Samples.assigned(ticket, 1).line()));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(record(ticket.stream(), null, Samples.assigned(ticket, 2).line()));
      producer.flush();
      producer.abortTransaction();
    }
    // Then
    assertThat(replay(mine())).containsExactly(new StreamCut(ticket.stream(), 1));
    assertThat(events).hasSize(1);
  }

  @Test
  void an_interrupt_ends_it_with_all_of_its_threads() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                new LogReplay(kafka)
                    .replay(
                        TICKETS,
                        stream -> stream.id().startsWith("many-"),
                        event -> {
                          events.add(event);
                          Thread.currentThread().interrupt();
                        }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(events.size()).isBetween(1, STREAMS * EVENTS - 1);
    await().atMost(SOON).until(() -> readers().findAny().isEmpty());
  }

  @Test
  void it_tells_how_far_it_has_come() {
    // Given
    List<ReplayProgress> told = new ArrayList<>();
    // When
    new LogReplay(kafka).replay(TICKETS, mine(), events::add, told::add);
    // Then
    ReplayProgress last = told.getLast();
    assertThat(last.read()).isEqualTo(last.total()).isGreaterThanOrEqualTo(STREAMS * EVENTS);
    assertThat(last.left()).isZero();
    assertThat(last.perSecond()).isPositive();
  }

  private Predicate<StreamId> mine() {
    return stream -> stream.id().startsWith(name);
  }

  private List<StreamCut> replay(Predicate<StreamId> wanted) {
    awaitSent();
    return new LogReplay(kafka).replay(TICKETS, wanted, events::add);
  }

  private Stream<byte[]> lines() {
    return events.stream().map(Recorded::line);
  }

  private static Stream<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("replay-"));
  }

  private static StreamCut whole(StreamId stream) {
    return new StreamCut(stream, EVENTS);
  }

  private static TicketId ticket(String prefix, int number) {
    return new TicketId(prefix + number);
  }

  private static void publish(Recorded event) {
    send(event.stream(), null, event.line());
  }

  private static void send(StreamId stream, @Nullable Integer partition, byte[] line) {
    SENT.add(kafka.producer().send(record(stream, partition, line)));
  }

  /** Until the broker has all; fails if it does not take one. */
  private static void awaitSent() {
    kafka.producer().flush();
    SENT.forEach(sent -> assertThat(sent).succeedsWithin(SOON));
    SENT.clear();
  }

  private static ProducerRecord<String, byte[]> record(
      StreamId stream, @Nullable Integer partition, byte[] line) {
    return new ProducerRecord<>(stream.topic().topicName(), partition, stream.value(), line);
  }
}
