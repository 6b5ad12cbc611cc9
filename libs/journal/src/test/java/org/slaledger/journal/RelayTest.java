package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** Leader and standby, and what becomes of the slot, on a database of this test's own. */
@QuarkusTest
@TestProfile(RelayTest.OftenHeard.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = RelayTest.DATABASE),
    restrictToAnnotatedClass = true)
class RelayTest {
  static final String DATABASE = "relayed";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SLOT = "relayed_relay";

  /** With heartbeats that a test need not wait for. */
  public static final class OftenHeard implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("sla.relay.heartbeat", "PT1S");
    }
  }

  @Inject OwnEvents own;
  @Inject KafkaClients kafka;
  @Inject LogEnds ends;
  @Inject LogTopics topics;
  @Inject RelaySettings settings;
  @Inject RelayLifecycle here;
  @Inject JournalStatus status;

  private final Superuser superuser = Superuser.ofService();
  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void of_two_relays_one_leads_and_the_other_takes_over_when_the_lease_is_lost() {
    // Given
    awaitOneLeader();
    DebeziumRelay other =
        new DebeziumRelay(settings, kafka, ends, topics, goOn -> true, InstantSource.system());
    other.start();
    try {
      await().atMost(SOON).until(() -> other.state().role() == RelayState.Role.STANDBY);
      assertThat(other.state().lagBytes()).isNotNull();
      // When
      here.stop(new ShutdownEvent());
      own.append(Samples.clockStarted(ticket, 0));
      // Then
      await().atMost(SOON).until(() -> other.state().role() == RelayState.Role.LEADER);
      await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    } finally {
      other.stop();
      here.start(new StartupEvent());
    }
    own.append(Samples.clockWarned(ticket, 1));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 2);
    awaitOneLeader();
  }

  @Test
  void whose_session_ends_has_lost_the_lease_and_may_not_write() throws Exception {
    // Given
    awaitOneLeader();
    // When
    long before = here.state().relayed();
    superuser.ask("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
    // Then
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> here.state().role() != RelayState.Role.LEADER);
    own.append(Samples.clockStarted(ticket, 0));
    awaitOneLeader();
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    assertThat(here.state().relayed()).isGreaterThan(before);
  }

  @Test
  void a_holder_that_says_nothing_loses_its_session() throws Exception {
    try (Connection silent = settings.connectAtMost(Duration.ofSeconds(5), Duration.ofMillis(200));
        Connection other = settings.connect()) {
      // Given
      assertThat(locked(silent)).isTrue();
      assertThat(locked(other)).isFalse();
      // Then
      await().atMost(SOON).until(() -> locked(other));
    }
  }

  @Test
  void a_batch_is_not_written_by_who_may_not() {
    // Given
    LogWriter writer = new LogWriter(kafka, "nobody", () -> false, InstantSource.system());
    Recorded event = Samples.opened(ticket, "subject");
    // Then
    assertThatThrownBy(
            () ->
                writer.write(List.of(LogRecords.of(event.stream(), "TicketOpened", event.line()))))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void the_slot_of_an_idle_journal_moves_on() throws Exception {
    // Given
    awaitOneLeader();
    String now = superuser.ask("SELECT pg_current_wal_lsn()");
    // Then
    await()
        .atMost(SOON)
        .until(
            () ->
                superuser
                    .ask(
                        "SELECT confirmed_flush_lsn > '%s' FROM pg_replication_slots WHERE slot_name = '%s'"
                            .formatted(now, SLOT))
                    .equals("t"));
  }

  @Test
  void a_leader_tells_its_lag_in_bytes_and_in_events() {
    awaitOneLeader();
    own.append(Samples.clockStarted(ticket, 0));
    await()
        .atMost(SOON)
        .until(
            () -> {
              RelayState relay = status.now().await().atMost(SOON).relay();
              return relay.lagBytes() != null && Long.valueOf(0).equals(relay.lagEvents());
            });
  }

  private void awaitOneLeader() {
    await().atMost(SOON).until(() -> here.state().role() == RelayState.Role.LEADER);
  }

  private static boolean locked(Connection connection) throws SQLException {
    return one(connection, "SELECT pg_try_advisory_lock(4711)").equals("t");
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }
}
