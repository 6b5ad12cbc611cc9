package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

/** The whole way on the real broker and database: journal, relay, log, intake, replay. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class JournalTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Journal journal;
  @Inject Transactions transactions;
  @Inject Commands commands;
  @Inject KafkaClients kafka;
  @Inject LogReplay replay;
  @Inject LogTopics topics;
  @Inject JournalStatus status;
  @Inject InboundFates fates;
  @Inject Spans spans;
  @Inject Pool pool;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void what_is_appended_reaches_the_log_with_the_same_bytes() {
    // When
    List<Recorded> written = append(Samples.clockStarted(ticket, 0));
    // Then
    await().atMost(SOON).until(() -> !inLog(Topic.CLOCKS, clock).isEmpty());
    assertThat(inLog(Topic.CLOCKS, clock)).hasSize(1);
    assertThat(inLog(Topic.CLOCKS, clock).getFirst().line()).isEqualTo(written.getFirst().line());
  }

  @Test
  void the_log_takes_records_of_a_service_whose_clock_is_ahead() throws Exception {
    // Given
    topics.createAll();
    long nextMonth = Instant.now().plus(Duration.ofDays(31)).toEpochMilli();
    ProducerRecord<String, byte[]> ahead =
        new ProducerRecord<>(Topic.DEAD_LETTERS, null, nextMonth, "ahead", new byte[] {1});
    // When
    RecordMetadata taken = kafka.producer().send(ahead).get();
    // Then
    assertThat(taken.timestamp()).isLessThan(nextMonth);
  }

  @Test
  void a_lost_race_is_decided_again_and_both_commands_hold() {
    // Given
    AtomicInteger decisions = new AtomicInteger();
    Uni<Void> command =
        transactions.inTransaction(
            tx ->
                journal
                    .history(tx, clock)
                    .invoke(decisions::incrementAndGet)
                    .call(() -> tx.query("SELECT pg_sleep(0.2)").execute())
                    .flatMap(
                        history ->
                            journal.append(
                                tx,
                                Samples.clockWarned(ticket, history.version()),
                                Cause.by("test")))
                    .replaceWithVoid());
    // When
    Uni.join().all(command, command, command).andFailFast().await().atMost(SOON);
    // Then
    assertThat(history()).hasSize(3);
    assertThat(decisions.get()).isGreaterThan(3);
  }

  @Test
  void a_race_that_is_lost_six_times_is_a_conflict_and_writes_nothing() {
    // Given somebody else who is always first
    AtomicInteger decisions = new AtomicInteger();
    Uni<Void> command =
        transactions.inTransaction(
            tx ->
                journal
                    .history(tx, clock)
                    .invoke(decisions::incrementAndGet)
                    .call(history -> warned(history.version()))
                    .flatMap(
                        history ->
                            journal.append(
                                tx,
                                Samples.clockWarned(ticket, history.version()),
                                Cause.by("test")))
                    .replaceWithVoid());
    // When
    assertThatThrownBy(() -> command.await().atMost(SOON)).isInstanceOf(Conflict.class);
    // Then it was decided once and five times again, and what is there is the others'
    assertThat(decisions.get()).isEqualTo(6);
    assertThat(history()).hasSize(6);
  }

  private Uni<List<Recorded>> warned(long version) {
    return transactions.inTransaction(
        tx -> journal.append(tx, Samples.clockWarned(ticket, version), Cause.by("somebody else")));
  }

  @Test
  void the_same_key_gets_the_same_answer_and_writes_once() {
    // Given
    CommandKey key = new CommandKey("ada", UUID.randomUUID().toString(), "hash");
    // When
    Answer first = execute(key, 201);
    Answer second = execute(key, 201);
    // Then
    assertThat(second).isEqualTo(first);
    assertThat(history()).hasSize(1);
  }

  @Test
  void the_same_key_at_the_same_moment_writes_once() {
    // Given
    CommandKey key = new CommandKey("ada", UUID.randomUUID().toString(), "hash");
    // When
    List<Answer> answers =
        Uni.join().all(command(key, 201), command(key, 201)).andFailFast().await().atMost(SOON);
    // Then
    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    assertThat(history()).hasSize(1);
  }

  @Test
  void a_key_that_was_used_for_another_request_is_refused() {
    // Given
    CommandKey key = new CommandKey("ada", UUID.randomUUID().toString(), "hash");
    execute(key, 201);
    // When
    Answer other = execute(new CommandKey("ada", key.key(), "other"), 201);
    // Then
    assertThat(other.status()).isEqualTo(422);
    assertThat(history()).hasSize(1);
  }

  @Test
  void a_refused_command_writes_nothing_and_may_use_its_key_again() {
    // Given
    CommandKey key = new CommandKey("ada", UUID.randomUUID().toString(), "hash");
    // When
    Answer refused = execute(key, 400);
    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(history()).isEmpty();
    assertThat(execute(key, 201).status()).isEqualTo(201);
  }

  @Test
  void an_event_of_another_service_is_taken_in_once_however_often_it_comes() {
    // Given
    Recorded opened = Samples.opened(ticket, "subject");
    // When
    publish(opened);
    publish(opened);
    publish(Samples.assigned(ticket, 2));
    // Then
    await().atMost(SOON).until(() -> noted().equals(List.of(1L, 2L)));
    assertThat(history()).hasSize(1);
    assertThat(history().getFirst().envelope().causationId())
        .isEqualTo(opened.envelope().id().toString());
  }

  @Test
  void a_gap_holds_its_stream_until_it_is_filled_and_no_other() {
    // Given
    TicketId other = new TicketId("T-" + UUID.randomUUID());
    publish(Samples.assigned(ticket, 2));
    publish(Samples.assigned(ticket, 3));
    publish(Samples.opened(other, "subject"));
    await().atMost(SOON).until(() -> noted(other).equals(List.of(1L)));
    assertThat(stopped()).isEqualTo("GAP");
    assertThat(noted()).isEmpty();
    // When
    publish(Samples.opened(ticket, "subject"));
    // Then
    await().atMost(SOON).until(() -> noted().equals(List.of(1L, 2L, 3L)));
    assertThat(stopped()).isEqualTo("FLOWING");
  }

  @Test
  void other_bytes_under_a_known_version_stop_the_stream() {
    // Given
    publish(Samples.opened(ticket, "subject"));
    await().atMost(SOON).until(() -> noted().equals(List.of(1L)));
    // When
    publish(Samples.opened(ticket, "rewritten"));
    // Then
    await().atMost(SOON).until(() -> stopped().equals("FORKED"));
  }

  @Test
  void an_event_that_a_view_fails_on_parks_its_stream_and_no_other() {
    // Given
    TicketId other = new TicketId("T-" + UUID.randomUUID());
    // When
    publish(Samples.opened(ticket, Notes.POISON));
    publish(Samples.assigned(ticket, 2));
    publish(Samples.opened(other, "subject"));
    // Then
    await().atMost(SOON).until(() -> stopped().equals("PARKED"));
    await().atMost(SOON).until(() -> noted(other).equals(List.of(1L)));
    assertThat(noted()).isEmpty();
    assertThat(status.stopped().await().atMost(SOON))
        .anySatisfy(
            stream -> {
              assertThat(stream.stream()).isEqualTo(ticket.stream());
              assertThat(stream.reason()).contains("can't take poison");
            });
  }

  @Test
  void a_known_type_that_cannot_be_read_parks_its_stream_with_the_field_at_fault() {
    // Given
    String line = new String(Samples.assigned(ticket, 1).line()).replace("MAJOR", "HUGE");
    // When
    send(Topic.TICKETS.topicName(), ticket.stream().value(), line.getBytes());
    // Then
    await().atMost(SOON).until(() -> stopped().equals("PARKED"));
    assertThat(status.stopped().await().atMost(SOON))
        .anySatisfy(stream -> assertThat(stream.reason()).contains("data.impact"));
  }

  @Test
  void a_record_that_belongs_to_no_stream_goes_to_the_dead_letters_and_reading_goes_on() {
    // When
    send(Topic.TICKETS.topicName(), "nonsense", "nonsense".getBytes());
    publish(Samples.opened(ticket, "subject"));
    // Then
    await().atMost(SOON).until(() -> noted().equals(List.of(1L)));
    assertThat(status.now().await().atMost(SOON).deadLetters().open()).isPositive();
  }

  @Test
  void an_integrators_event_that_no_service_takes_is_dead_lettered_with_its_fate() {
    // Given
    topics.createInbound("pager");
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"s\",\"type\":\"x\",\"data\":{}}"
            .formatted(ticket);
    // When
    send(Topic.INBOUND_PREFIX + "pager", "k", event.getBytes());
    // Then
    InboundKey key = new InboundKey("pager", "s", ticket.value());
    await().atMost(SOON).until(() -> fates.of(pool, key).await().atMost(SOON).isPresent());
    assertThat(fates.of(pool, key).await().atMost(SOON))
        .contains(new InboundFate.DeadLettered("no service takes x"));
  }

  @Test
  void an_integrators_event_that_another_service_takes_is_passed_over() {
    // Given
    topics.createInbound("pager");
    String theirs = inbound("slaledger.TicketOpened.v1", "theirs-" + ticket);
    String nobodys = inbound("slaledger.TicketOpened.v9", ticket.value());
    // When
    send(Topic.INBOUND_PREFIX + "pager", "k", theirs.getBytes());
    send(Topic.INBOUND_PREFIX + "pager", "k", nobodys.getBytes());
    // Then
    await().atMost(SOON).until(() -> known(ticket.value()).isPresent());
    assertThat(known("theirs-" + ticket)).isEmpty();
  }

  @Test
  void what_is_decided_on_an_integrators_event_is_told_to_the_service_at_the_door() {
    // Given
    topics.createInbound("pager");
    // When
    send(Topic.INBOUND_PREFIX + "pager", "k", inbound(Reports.TYPE, ticket.value()).getBytes());
    // Then
    await().atMost(SOON).until(() -> told().equals("JOURNALLED"));
    // When another service tells of its own
    String other = "other-" + ticket;
    ToldFate fate = new ToldFate("pager", "s", other, "DEAD_LETTERED", null, null, "no such point");
    send(Topic.FATES, "k", fate.json());
    // Then
    await()
        .atMost(SOON)
        .until(
            () -> known(other).equals(Optional.of(new InboundFate.DeadLettered("no such point"))));
    assertThat(fates.of(pool, new InboundKey("pager", "s", other)).await().atMost(SOON)).isEmpty();
  }

  @Test
  void an_integrators_event_in_binary_mode_is_taken() {
    // Given
    topics.createInbound("pager");
    Map<String, String> headers =
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", ticket.value(),
            "ce_source", "s",
            "ce_type", Reports.TYPE,
            "content-type", "application/json");
    // When
    Log.publish(Topic.INBOUND_PREFIX + "pager", "k", "{\"says\":1}".getBytes(), headers);
    // Then
    await().atMost(SOON).until(() -> known(ticket.value()).isPresent());
    assertThat(known(ticket.value()))
        .hasValueSatisfying(it -> assertThat(it).isInstanceOf(InboundFate.Journalled.class));
  }

  private static String inbound(String type, String id) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"s\",\"type\":\"%s\",\"data\":{}}"
        .formatted(id, type);
  }

  private Optional<InboundFate> known(String id) {
    return fates.known(pool, new InboundKey("pager", "s", id)).await().atMost(SOON);
  }

  private String told() {
    return new Sql("SELECT fate FROM told_fate WHERE id = $1")
        .list(pool, row -> row.getString("fate"), ticket.value())
        .map(found -> found.isEmpty() ? "" : found.getFirst())
        .await()
        .atMost(SOON);
  }

  @Test
  void a_replay_hands_each_event_of_the_wanted_streams_on_once() {
    // Given
    Recorded opened = Samples.opened(ticket, "subject");
    publish(opened);
    publish(opened);
    publish(Samples.assigned(ticket, 2));
    List<Recorded> events = new ArrayList<>();
    // When
    List<StreamCut> cut =
        replay.replay(Set.of(Topic.TICKETS), ticket.stream()::equals, events::add);
    // Then
    assertThat(events).hasSize(2);
    assertThat(cut).containsExactly(new StreamCut(ticket.stream(), 2));
  }

  @Test
  void a_replay_refuses_a_stream_with_a_hole() {
    // Given
    publish(Samples.assigned(ticket, 2));
    // When
    Throwable refused =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> replay.replay(Set.of(Topic.TICKETS), ticket.stream()::equals, e -> {}));
    // Then
    assertThat(refused).isInstanceOf(UnusableEvent.class).hasMessageContaining("is missing");
  }

  @Test
  void a_trace_goes_on_from_an_event_to_its_effect() {
    // Given
    String trace = UUID.randomUUID().toString().replace("-", "");
    String traceparent = "00-" + trace + "-00f067aa0ba902b7-01";
    // When
    publish(Samples.opened(ticket, "subject", traceparent));
    // Then
    await().atMost(SOON).until(() -> spans.of(trace).size() == 1);
    assertThat(spans.of(trace).getFirst().getName()).isEqualTo("take in TicketOpened");
    assertThat(spans.of(trace).getFirst().getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    await().atMost(SOON).until(() -> history().size() == 1);
    assertThat(history().getFirst().envelope().traceparent()).isEqualTo(traceparent);
  }

  @Test
  void the_relay_says_that_it_leads() {
    await()
        .atMost(SOON)
        .until(() -> status.now().await().atMost(SOON).relay().role() == RelayState.Role.LEADER);
  }

  private Answer execute(CommandKey key, int answerStatus) {
    return command(key, answerStatus).await().atMost(SOON);
  }

  private Uni<Answer> command(CommandKey key, int answerStatus) {
    return commands.execute(
        key,
        tx ->
            journal
                .history(tx, clock)
                .flatMap(
                    history ->
                        journal.append(
                            tx, Samples.clockWarned(ticket, history.version()), Cause.by("test")))
                .map(events -> new Answer(answerStatus, null, "1", "{}")));
  }

  private List<Recorded> append(Append append) {
    return transactions
        .inTransaction(tx -> journal.append(tx, append, Cause.by("test")))
        .await()
        .atMost(SOON);
  }

  private List<Recorded> history() {
    return transactions
        .inTransaction(tx -> journal.history(tx, clock))
        .await()
        .atMost(SOON)
        .events();
  }

  private List<Recorded> inLog(Topic topic, StreamId stream) {
    List<Recorded> events = new ArrayList<>();
    replay.replay(Set.of(topic), stream::equals, events::add);
    return events;
  }

  private List<Long> noted() {
    return noted(ticket);
  }

  private List<Long> noted(TicketId of) {
    return pool.preparedQuery("SELECT version FROM noted WHERE stream = $1 ORDER BY version")
        .execute(Tuple.of(of.stream().value()))
        .map(
            rows -> {
              List<Long> versions = new ArrayList<>();
              rows.forEach(row -> versions.add(row.getLong("version")));
              return versions;
            })
        .await()
        .atMost(SOON);
  }

  private String stopped() {
    return pool.preparedQuery("SELECT state FROM stream_head WHERE stream = $1")
        .execute(Tuple.of(ticket.stream().value()))
        .map(rows -> rows.rowCount() == 0 ? "" : rows.iterator().next().getString("state"))
        .await()
        .atMost(SOON);
  }

  private void publish(Recorded event) {
    send(event.stream().topic().topicName(), event.stream().value(), event.line());
  }

  private void send(String topic, String key, byte[] value) {
    try {
      kafka.producer().send(new ProducerRecord<>(topic, key, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
