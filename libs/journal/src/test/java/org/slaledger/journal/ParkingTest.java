package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.slaledger.journal.Streams.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.PlatformResource;

/** What operators do about parked streams, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class ParkingTest {
  @Inject Streams streams;
  @Inject StreamRepairs repairs;
  @Inject StoppedStreams stopped;
  @Inject RetryAtStart atStart;
  @Inject Notes notes;
  @Inject JournalStatus status;
  @Inject Journal journal;
  @Inject Alarms alarms;
  @Inject Pool pool;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId stream = ticket.stream();

  @Test
  void a_retry_takes_in_the_parked_event_and_what_waited_for_it_and_reacts_once() {
    // Given
    parked();
    streams.publish(Samples.assigned(ticket, 2));
    await().atMost(SOON).until(() -> held().size() == 2);
    notes.heal(ticket);
    // When
    Resumption came = retry();
    // Then
    assertThat(came).isEqualTo(new Resumption.Tried(StreamState.FLOWING, 2, null));
    assertThat(streams.noted(stream)).containsExactly(1L, 2L);
    assertThat(reactions()).isEqualTo(1);
    assertThat(held()).isEmpty();
  }

  @Test
  void retries_at_the_same_moment_take_in_once() {
    // Given
    parked();
    notes.heal(ticket);
    // When
    List<Resumption> came =
        Uni.join().all(retrying(), retrying()).andFailFast().await().atMost(SOON);
    // Then
    assertThat(came)
        .containsExactlyInAnyOrder(
            new Resumption.Tried(StreamState.FLOWING, 1, null),
            new Resumption.Wrong(StreamState.FLOWING));
    assertThat(reactions()).isEqualTo(1);
  }

  @Test
  void a_retry_that_fails_again_leaves_the_stream_parked_and_nothing_of_it() {
    // Given
    parked();
    // When
    Resumption came = retry();
    // Then
    assertThat(came)
        .isInstanceOfSatisfying(
            Resumption.Tried.class,
            tried -> {
              assertThat(tried.state()).isEqualTo(StreamState.PARKED);
              assertThat(tried.reason()).contains("version 1", "can't take poison");
            });
    assertThat(streams.noted(stream)).isEmpty();
    assertThat(held()).hasSize(1);
  }

  @Test
  void what_is_given_up_is_passed_over_and_recorded_and_the_stream_goes_on() {
    // Given
    Recorded poison = parked();
    streams.publish(Samples.assigned(ticket, 2));
    await().atMost(SOON).until(() -> held().size() == 2);
    // When
    Resumption came = giveUp("nobody needs it");
    // Then
    assertThat(came).isEqualTo(new Resumption.Tried(StreamState.FLOWING, 2, null));
    assertThat(streams.noted(stream)).containsExactly(2L);
    assertThat(reactions()).isZero();
    assertThat(look().givenUp())
        .singleElement()
        .satisfies(
            given -> {
              assertThat(given.version()).isEqualTo(1);
              assertThat(given.digest()).isEqualTo(hex(poison));
              assertThat(given.reason()).isEqualTo("nobody needs it");
              assertThat(given.actor()).isEqualTo("olaf");
            });
  }

  @Test
  void what_was_given_up_stays_passed_over_when_the_log_is_read_anew() {
    // Given
    Recorded poison = parked();
    giveUp("nobody needs it");
    notes.heal(ticket);
    LogIntake anew = new LogIntake(new ViewsAlone(), Deployment.only("nobody"));
    // When
    List<Long> noted =
        pool.withTransaction(
                tx ->
                    anew(tx)
                        .chain(
                            () ->
                                anew.take(
                                    tx,
                                    List.of(record(poison), record(Samples.assigned(ticket, 2)))))
                        .chain(() -> Streams.notedBy(tx, stream)))
            .await()
            .atMost(SOON);
    // Then
    assertThat(noted).containsExactly(2L);
  }

  @Test
  void an_event_that_waited_and_fails_is_parked_itself_and_not_what_came_before() {
    // Given
    streams.publish(Samples.opened(ticket, 2, Notes.POISON));
    await().atMost(SOON).until(() -> streams.state(stream).equals("GAP"));
    // When
    streams.publish(Samples.opened(ticket, "subject"));
    // Then
    await().atMost(SOON).until(() -> streams.state(stream).equals("PARKED"));
    assertThat(streams.reason(stream)).contains("version 2");
    assertThat(streams.noted(stream)).containsExactly(1L);
  }

  @Test
  void lines_that_claim_no_version_stop_their_stream_and_take_no_events_place() {
    // Given
    streams.publish(stream, "nonsense".getBytes(UTF_8));
    streams.publish(stream, null);
    streams.publish(Samples.opened(ticket, "subject"));
    await().atMost(SOON).until(() -> held().size() == 3);
    assertThat(streams.state(stream)).isEqualTo("PARKED");
    assertThat(retry()).isInstanceOf(Resumption.Tried.class);
    assertThat(streams.noted(stream)).isEmpty();
    // When
    Resumption came = giveUp("no event");
    // Then
    assertThat(came).isEqualTo(new Resumption.Tried(StreamState.FLOWING, 1, null));
    assertThat(streams.noted(stream)).containsExactly(1L);
  }

  @Test
  void a_gap_is_neither_retried_nor_given_up() {
    // Given
    assertThat(retry()).isEqualTo(new Resumption.Unknown());
    streams.publish(Samples.assigned(ticket, 2));
    await().atMost(SOON).until(() -> streams.state(stream).equals("GAP"));
    // Then
    assertThat(retry()).isEqualTo(new Resumption.Wrong(StreamState.GAP));
    assertThat(giveUp("why not")).isEqualTo(new Resumption.Wrong(StreamState.GAP));
  }

  @Test
  void a_new_process_tries_parked_streams_again_by_itself() {
    // Given
    parked();
    notes.heal(ticket);
    // When
    atStart.retryAll().await().atMost(SOON);
    // Then
    assertThat(streams.state(stream)).isEqualTo("FLOWING");
    assertThat(streams.noted(stream)).containsExactly(1L);
  }

  @Test
  void a_parked_stream_is_an_alarm_and_is_listed() {
    // When
    parked();
    // Then
    assertThat(status.now().await().atMost(SOON).alarms())
        .anySatisfy(
            alarm -> {
              assertThat(alarm.kind()).isEqualTo(Alarm.Kind.PARKED);
              assertThat(alarm.subject()).isEqualTo(stream.value());
            });
    await()
        .atMost(SOON)
        .until(
            () -> alarms.raised().stream().anyMatch(one -> one.subject().equals(stream.value())));
    assertThat(stopped.list(StreamState.PARKED, stream.topic(), null, 100).await().atMost(SOON))
        .anySatisfy(one -> assertThat(one.stream()).isEqualTo(stream));
    assertThat(
            stopped
                .list(StreamState.PARKED, stream.topic(), stream.value(), 100)
                .await()
                .atMost(SOON))
        .allSatisfy(one -> assertThat(one.stream().value()).isGreaterThan(stream.value()));
  }

  private Recorded parked() {
    Recorded poison = Samples.opened(ticket, Notes.POISON);
    streams.publish(poison);
    await().atMost(SOON).until(() -> streams.state(stream).equals("PARKED"));
    return poison;
  }

  private Resumption retry() {
    return retrying().await().atMost(SOON);
  }

  private Uni<Resumption> retrying() {
    return repairs.retry(stream, pool::<Resumption>withTransaction);
  }

  private Resumption giveUp(String reason) {
    return repairs
        .giveUp(stream, reason, "olaf", pool::<Resumption>withTransaction)
        .await()
        .atMost(SOON);
  }

  private StoppedStreams.InFull look() {
    return stopped.look(stream).await().atMost(SOON).orElseThrow();
  }

  private List<StoppedStreams.Held> held() {
    return stopped
        .look(stream)
        .await()
        .atMost(SOON)
        .map(StoppedStreams.InFull::held)
        .orElse(List.of());
  }

  private int reactions() {
    return pool.withTransaction(tx -> journal.history(tx, ClockKind.RESPONSE.stream(ticket)))
        .await()
        .atMost(SOON)
        .events()
        .size();
  }

  /** In tables of another schema, as a rebuild does. */
  private static Uni<Void> anew(SqlConnection tx) {
    return tx.query("SET LOCAL search_path TO anew, public").execute().replaceWithVoid();
  }

  private final class ViewsAlone implements LogIntake.Taken {
    @Override
    public Uni<Void> event(SqlConnection tx, Recorded event) {
      return notes.apply(tx, event);
    }

    @Override
    public Uni<Void> astray(SqlConnection tx, ConsumerRecord<String, byte[]> record, String why) {
      return Uni.createFrom().failure(new AssertionError(why));
    }
  }

  private static ConsumerRecord<String, byte[]> record(Recorded event) {
    StreamId of = event.stream();
    return new ConsumerRecord<>(of.topic().topicName(), 0, 0, of.value(), event.line());
  }

  private static String hex(Recorded event) {
    return java.util.HexFormat.of().formatHex(Digests.sha256(event.line()));
  }
}
