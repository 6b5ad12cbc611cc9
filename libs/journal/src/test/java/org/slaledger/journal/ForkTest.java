package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.slaledger.journal.Streams.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.PlatformResource;

/** Other bytes under a version, wherever that version stands, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class ForkTest {
  @Inject Streams streams;
  @Inject StreamRepairs repairs;
  @Inject StoppedStreams stopped;
  @Inject LogIntake intake;
  @Inject Pool pool;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId stream = ticket.stream();

  @Test
  void other_bytes_under_any_version_that_was_taken_in_stop_the_stream() {
    // Given
    Recorded first = Samples.opened(ticket, "subject");
    publish(first, Samples.assigned(ticket, 2), Samples.assigned(ticket, 3), first);
    await().atMost(SOON).until(() -> streams.noted(stream).equals(List.of(1L, 2L, 3L)));
    assertThat(streams.state(stream)).isEqualTo("FLOWING");
    // When
    publish(Samples.opened(ticket, "rewritten"), Samples.assigned(ticket, 4));
    // Then
    await().atMost(SOON).until(() -> streams.state(stream).equals("FORKED"));
    assertThat(streams.reason(stream)).startsWith("version 1 ");
    assertThat(streams.noted(stream)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_fork_is_noticed_within_one_batch() {
    // When
    take(
        Samples.opened(ticket, "subject"),
        Samples.assigned(ticket, 2),
        Samples.opened(ticket, "rewritten"),
        Samples.assigned(ticket, 3));
    // Then
    assertThat(streams.state(stream)).isEqualTo("FORKED");
    assertThat(streams.noted(stream)).containsExactly(1L, 2L);
  }

  @Test
  void the_same_bytes_of_an_older_version_change_nothing() {
    // Given
    Recorded first = Samples.opened(ticket, "subject");
    take(first, Samples.assigned(ticket, 2));
    // When
    take(first);
    // Then
    assertThat(streams.state(stream)).isEqualTo("FLOWING");
    assertThat(streams.noted(stream)).containsExactly(1L, 2L);
  }

  @Test
  void other_bytes_under_a_version_that_waits_stop_the_stream() {
    // Given
    Recorded waiting = Samples.opened(ticket, 2, "first");
    publish(waiting, waiting);
    await().atMost(SOON).until(() -> streams.state(stream).equals("GAP"));
    // When
    publish(Samples.opened(ticket, 2, "other"));
    // Then
    await().atMost(SOON).until(() -> streams.state(stream).equals("FORKED"));
    assertThat(look().held())
        .extracting(StoppedStreams.Held::version, StoppedStreams.Held::contradicts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, true),
            org.assertj.core.groups.Tuple.tuple(2L, false));
  }

  @Test
  void a_fork_that_is_given_up_keeps_the_bytes_that_came_first_and_the_stream_goes_on() {
    // Given
    Recorded other = Samples.opened(ticket, "rewritten");
    publish(Samples.opened(ticket, "subject"), other, Samples.assigned(ticket, 2));
    await().atMost(SOON).until(() -> held() == 2);
    // When
    Resumption came = giveUp();
    publish(other, Samples.assigned(ticket, 3));
    // Then
    assertThat(came).isEqualTo(new Resumption.Tried(StreamState.FLOWING, 2, null));
    await().atMost(SOON).until(() -> streams.noted(stream).equals(List.of(1L, 2L, 3L)));
    assertThat(streams.state(stream)).isEqualTo("FLOWING");
    assertThat(look().givenUp())
        .singleElement()
        .satisfies(
            given -> {
              assertThat(given.of()).isEqualTo(StreamState.FORKED);
              assertThat(given.version()).isEqualTo(1);
            });
  }

  @Test
  void a_third_version_of_the_past_is_a_fork_again() {
    // Given
    publish(Samples.opened(ticket, "subject"), Samples.opened(ticket, "rewritten"));
    await().atMost(SOON).until(() -> streams.state(stream).equals("FORKED"));
    giveUp();
    // When
    publish(Samples.opened(ticket, "rewritten once more"));
    // Then
    await().atMost(SOON).until(() -> streams.state(stream).equals("FORKED"));
  }

  @Test
  void a_parked_event_is_parked_still_after_a_fork_beside_it_was_given_up() {
    // Given
    publish(Samples.opened(ticket, Notes.POISON), Samples.opened(ticket, "other"));
    await().atMost(SOON).until(() -> streams.state(stream).equals("FORKED"));
    // When
    Resumption came = giveUp();
    // Then
    assertThat(came)
        .isInstanceOfSatisfying(
            Resumption.Tried.class,
            tried -> assertThat(tried.state()).isEqualTo(StreamState.PARKED));
  }

  @Test
  void a_fork_is_not_retried() {
    // Given
    take(Samples.opened(ticket, "subject"), Samples.opened(ticket, "rewritten"));
    // When
    Resumption came = repairs.retry(stream, pool::<Resumption>withTransaction).await().atMost(SOON);
    // Then
    assertThat(came).isEqualTo(new Resumption.Wrong(StreamState.FORKED));
  }

  private void publish(Recorded... events) {
    Stream.of(events).forEach(streams::publish);
  }

  /** As one batch. */
  private void take(Recorded... events) {
    pool.withTransaction(
            tx ->
                intake.take(
                    tx,
                    Stream.of(events)
                        .map(
                            event ->
                                new ConsumerRecord<>(
                                    stream.topic().topicName(), 0, 0, stream.value(), event.line()))
                        .toList()))
        .await()
        .atMost(SOON);
  }

  private Resumption giveUp() {
    return repairs
        .giveUp(stream, "a test wrote it", "olaf", pool::<Resumption>withTransaction)
        .await()
        .atMost(SOON);
  }

  private StoppedStreams.InFull look() {
    return stopped.look(stream).await().atMost(SOON).orElseThrow();
  }

  private int held() {
    return stopped.look(stream).await().atMost(SOON).map(full -> full.held().size()).orElse(0);
  }
}
