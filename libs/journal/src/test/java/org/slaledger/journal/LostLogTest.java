package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;
import org.slaledger.testkit.Superuser;

/** Kafka loses what it had acknowledged; nobody lends a hand. */
@QuarkusTest
@TestProfile(LostLogTest.OfItsOwn.class)
@QuarkusTestResource(value = BreakableParts.class, restrictToAnnotatedClass = true)
class LostLogTest {
  private static final Duration LATER = Duration.ofSeconds(90);

  /** Quarkus starts anew for this test, on the parts that it may break. */
  public static final class OfItsOwn implements QuarkusTestProfile {}

  @Inject OwnEvents own;
  @Inject Streams streams;
  @Inject Republications republications;
  @Inject JournalStatus status;
  @Inject RelayLifecycle relay;
  @Inject Pool pool;
  @Inject LogReplay replay;

  @ConfigProperty(name = BreakableParts.SWITCHES)
  URI switches;

  private final Superuser superuser = Superuser.ofService();
  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void what_a_broker_has_lost_is_told_and_published_again_and_others_read_anew() {
    // Given a journal that is in the log, and a reader that is past the first offsets
    own.append(Samples.clockStarted(ticket, 0));
    awaitInLog(1);
    assertThatOthersAreRead();
    // When
    BreakableParts.does(switches, "kill-kafka");
    BreakableParts.does(switches, "lose-log");
    BreakableParts.does(switches, "start-kafka");
    // Then no sum is taken before the log is whole
    await().atMost(LATER).until(() -> replayed().equals(List.of("incomplete")));
    await().atMost(LATER).until(() -> !replayed().equals(List.of("incomplete")));
    assertThat(own.inLog(clock)).hasSize(1);
    assertThat(publishedAgain(Topic.CLOCKS.topicName())).isTrue();
    assertThatOthersAreRead();
    assertThat(status.now().await().atMost(LATER).alarms())
        .filteredOn(alarm -> alarm.kind() == Alarm.Kind.LOG)
        .extracting(Alarm::subject)
        .anyMatch(subject -> subject.startsWith(Topic.CLOCKS.topicName()))
        .anyMatch(subject -> subject.startsWith(Topic.TICKETS.topicName()));
  }

  @Test
  void a_broker_that_was_killed_and_has_everything_is_not_said_to_have_lost_anything() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    assertThatOthersAreRead();
    long before = losses();
    // When
    BreakableParts.does(switches, "kill-kafka");
    own.append(Samples.clockWarned(ticket, 1));
    BreakableParts.does(switches, "start-kafka");
    // Then
    awaitInLog(2);
    assertThatOthersAreRead();
    assertThat(losses()).isEqualTo(before);
  }

  @Test
  void what_another_service_has_to_publish_again_is_missed_by_name() {
    // Given
    TicketId other = new TicketId("T-" + UUID.randomUUID());
    Recorded opened = Samples.opened(other, "subject");
    streams.publish(opened);
    await().atMost(LATER).until(() -> streams.noted(opened.stream()).size() == 1);
    BreakableParts.does(switches, "kill-kafka");
    BreakableParts.does(switches, "lose-log");
    BreakableParts.does(switches, "start-kafka");
    // When
    await().atMost(LATER).until(() -> losses() > 0);
    // Then
    await()
        .atMost(LATER)
        .ignoreExceptionsMatching(e -> !(e instanceof AssertionError))
        .untilAsserted(
            () ->
                assertThatExceptionOfType(IncompleteLog.class)
                    .isThrownBy(() -> tickets(opened.stream()))
                    .withMessageContaining(other.value()));
    // When
    streams.publish(opened);
    // Then
    await().atMost(LATER).ignoreExceptions().until(() -> tickets(opened.stream()) == 1);
  }

  private int tickets(StreamId stream) {
    return replay.replay(Set.of(Topic.TICKETS), stream::equals, event -> {}).size();
  }

  private List<String> replayed() {
    try {
      return own.inLog(clock).stream().map(event -> event.stream().value()).toList();
    } catch (IncompleteLog e) {
      return List.of("incomplete");
    } catch (KafkaException e) {
      return List.of("away");
    }
  }

  @Test
  void what_is_lost_before_its_offsets_were_written_down_is_still_in_the_slot() {
    // Given a relay that ends when its last event is in the log and in nobody's memory
    own.append(Samples.clockStarted(ticket, 0));
    awaitInLog(1);
    int kept;
    String known;
    do {
      keepLog();
      kept = own.lines(clock).size();
      known = writtenDown();
      // the slot has a transaction until the next one has come out of it anyway
      for (int more = 0; more < 3; more++) {
        own.append(Samples.clockWarned(ticket, kept + more));
      }
      awaitInLog(kept + 3);
      relay.stop(new ShutdownEvent());
      if (!known.equals(writtenDown())) {
        relay.start(new StartupEvent());
      }
    } while (!known.equals(writtenDown()));
    // When
    BreakableParts.does(switches, "kill-kafka");
    BreakableParts.does(switches, "put-log-back");
    BreakableParts.does(switches, "start-kafka");
    awaitInLog(kept);
    relay.start(new StartupEvent());
    // Then
    awaitInLog(kept + 3);
  }

  private void awaitInLog(int events) {
    await().atMost(LATER).ignoreExceptions().until(() -> own.inLog(clock).size() == events);
  }

  private void keepLog() {
    BreakableParts.does(switches, "kill-kafka");
    BreakableParts.does(switches, "keep-log");
    BreakableParts.does(switches, "start-kafka");
  }

  private String writtenDown() {
    return superuser.ask("SELECT sum(next_offset) FROM relayed_offset");
  }

  /** What another service writes leads to an event of this one. */
  private void assertThatOthersAreRead() {
    TicketId other = new TicketId("T-" + UUID.randomUUID());
    streams.publish(Samples.opened(other, "subject"));
    await()
        .atMost(LATER)
        .ignoreExceptions()
        .until(() -> own.inLog(ClockKind.RESPONSE.stream(other)).size() == 1);
  }

  private boolean publishedAgain(String of) {
    return republications.list(Republications.MOST).await().atMost(LATER).stream()
        .filter(one -> one.cause() == Republications.Cause.LOG_LOST)
        .anyMatch(one -> one.state() == Republications.State.DONE && of.equals(one.topic()));
  }

  private long losses() {
    return new Sql("SELECT count(*) AS n FROM log_loss")
        .list(pool, row -> row.getLong("n"))
        .await()
        .atMost(LATER)
        .getFirst();
  }
}
