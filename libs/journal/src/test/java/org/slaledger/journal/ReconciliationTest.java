package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;
import org.slaledger.testkit.Superuser;

/**
 * A journal that has lost its last events, as after a restore or a promotion, is compared with the
 * log before it takes events.
 */
@QuarkusTest
@TestProfile(ReconciliationTest.OfItsOwn.class)
@QuarkusTestResource(value = BreakableParts.class, restrictToAnnotatedClass = true)
class ReconciliationTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ANOTHER_START = "UPDATE journal_gate SET server_started = 'epoch'";

  /** Quarkus starts anew for this test, on parts of its own. */
  public static final class OfItsOwn implements QuarkusTestProfile {}

  @Inject OwnEvents own;
  @Inject RelayLifecycle relay;
  @Inject JournalStatus status;
  @Inject Streams streams;
  @Inject LogTopics topics;
  @Inject InboundFates fates;
  @Inject Pool pool;

  private final Superuser superuser = Superuser.ofService();
  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void events_that_a_restored_journal_lacks_come_back_from_the_log_before_it_takes_others() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    String copied = copyOfOffsets();
    own.append(Samples.clockWarned(ticket, 1));
    own.append(Samples.clockWarned(ticket, 2));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 3);
    List<String> before = own.lines(clock);
    relay.stop(new ShutdownEvent());
    // When
    superuser.ask(
        copied,
        "DELETE FROM journal WHERE stream = '" + clock + "' AND version > 1",
        "DELETE FROM noted WHERE stream = '" + clock + "' AND version > 1",
        ANOTHER_START);
    assertThatThrownBy(() -> own.append(Samples.clockWarned(ticket, 1)))
        .isInstanceOf(JournalClosed.class);
    relay.start(new StartupEvent());
    // Then
    await().atMost(SOON).until(() -> gate().open());
    assertThat(own.lines(clock)).isEqualTo(before);
    assertThat(streams.noted(clock)).containsExactly(1L, 2L, 3L);
    own.append(Samples.clockWarned(ticket, 3));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 4);
  }

  @Test
  void an_empty_journal_in_the_place_of_a_lost_one_gets_everything_back_from_the_log() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    own.append(Samples.clockWarned(ticket, 1));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 2);
    List<String> before = own.lines(clock);
    // When
    superuser.ask("TRUNCATE journal, relayed_offset, noted");
    assertThatThrownBy(() -> own.append(Samples.clockStarted(ticket, 0)))
        .isInstanceOfAny(JournalClosed.class, StaleVersion.class);
    // Then
    await().atMost(SOON).until(() -> gate().open());
    assertThat(own.lines(clock)).isEqualTo(before);
    assertThat(streams.noted(clock)).containsExactly(1L, 2L);
  }

  @Test
  void what_an_integrator_sent_and_is_in_the_log_is_not_taken_again_when_its_topic_is_read_anew() {
    // Given
    topics.createInbound("pager");
    report(ticket);
    await().atMost(SOON).until(() -> fate(ticket).isPresent());
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    Optional<InboundFate> before = fate(ticket);
    // When
    superuser.ask("TRUNCATE journal, relayed_offset, noted, inbound_fate, read_position");
    // Then
    await().atMost(SOON).until(() -> gate().open() && fate(ticket).isPresent());
    assertThat(fate(ticket)).isEqualTo(before);
    TicketId next = new TicketId("T-" + UUID.randomUUID());
    report(next);
    await().atMost(SOON).until(() -> fate(next).isPresent());
    assertThat(own.lines(clock)).hasSize(1);
  }

  private void report(TicketId about) {
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"s","type":"%s","data":{"says":"well"}}"""
            .formatted(about.value(), Reports.TYPE);
    streams.send(Topic.INBOUND_PREFIX + "pager", "s", event.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<InboundFate> fate(TicketId of) {
    return fates.of(pool, new InboundKey("pager", "s", of.value())).await().atMost(SOON);
  }

  @Test
  void a_journal_with_other_bytes_than_the_log_stays_closed_until_it_is_mended() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    // When
    superuser.ask(
        "DELETE FROM relayed_offset",
        "CREATE TABLE kept AS SELECT * FROM journal WHERE stream = '" + clock + "'",
        "UPDATE journal SET body = body || ' '::bytea WHERE stream = '" + clock + "'",
        ANOTHER_START);
    // Then
    await().atMost(SOON).until(() -> gate().closed());
    assertThatThrownBy(() -> own.append(Samples.clockWarned(ticket, 1)))
        .isInstanceOf(JournalClosed.class)
        .hasMessageContaining(clock + " version 1 has other bytes in the log");
    assertThat(status.now().await().atMost(SOON).alarms())
        .anySatisfy(
            alarm -> {
              assertThat(alarm.kind()).isEqualTo(Alarm.Kind.CLOSED);
              assertThat(alarm.text()).contains(clock.value());
            });
    superuser.ask(
        "UPDATE journal j SET body = k.body FROM kept k WHERE k.position = j.position",
        "DROP TABLE kept");
    await().atMost(SOON).until(() -> gate().open());
    own.append(Samples.clockWarned(ticket, 1));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 2);
  }

  private JournalGate.State gate() {
    return status.now().await().atMost(SOON).gate();
  }

  /** What puts the offsets back as they were, once the first event is behind them. */
  private String copyOfOffsets() {
    await()
        .atMost(SOON)
        .until(() -> !superuser.ask("SELECT count(*) FROM relayed_offset").equals("0"));
    superuser.ask("CREATE TABLE copied AS SELECT * FROM relayed_offset");
    return "UPDATE relayed_offset r SET next_offset = c.next_offset FROM copied c"
        + " WHERE c.topic = r.topic AND c.partition = r.partition";
  }
}
