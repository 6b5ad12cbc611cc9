package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.Superuser;

/** A slot that is dropped or invalidated costs no event, and nobody lends a hand. */
@QuarkusTest
@TestProfile(LostSlotTest.OfItsOwn.class)
@QuarkusTestResource(value = BreakableParts.class, restrictToAnnotatedClass = true)
class LostSlotTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String OF_SLOT =
      " FROM pg_replication_slots WHERE slot_name = 'breakable_relay'";

  /** Quarkus starts anew for this test, on parts of its own. */
  public static final class OfItsOwn implements QuarkusTestProfile {
    /** Of the 2 GB that the server keeps. */
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("sla.relay.wal.alarm-percent", "2");
    }
  }

  @ConfigProperty(name = BreakableParts.SWITCHES)
  URI switches;

  @Inject OwnEvents own;
  @Inject Republications republications;
  @Inject RelayLifecycle relay;
  @Inject JournalStatus status;

  private final Superuser superuser = Superuser.ofService();
  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void a_slot_that_is_dropped_while_events_are_appended_is_made_anew_and_nothing_is_missing() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    long before = lost();
    // When
    superuser.ask(
        "SELECT pg_terminate_backend(active_pid, 5000)" + OF_SLOT,
        "SELECT pg_drop_replication_slot(slot_name)" + OF_SLOT);
    own.append(Samples.clockWarned(ticket, 1));
    // Then
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 2);
    await().atMost(SOON).until(() -> lost() == before + 1);
    own.append(Samples.clockWarned(ticket, 2));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 3);
    assertSlotIsAnAlarm();
  }

  @Test
  void a_slot_that_the_database_gave_up_is_made_anew_and_nothing_is_missing() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    long before = lost();
    relay.stop(new ShutdownEvent());
    own.append(Samples.clockWarned(ticket, 1));
    // When
    superuser.ask(
        "ALTER SYSTEM SET idle_replication_slot_timeout = '1s'", "SELECT pg_reload_conf()");
    await()
        .atMost(SOON)
        .until(() -> superuser.ask("CHECKPOINT", "SELECT wal_status" + OF_SLOT).equals("lost"));
    superuser.ask("ALTER SYSTEM RESET idle_replication_slot_timeout", "SELECT pg_reload_conf()");
    relay.start(new StartupEvent());
    // Then
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 2);
    await().atMost(SOON).until(() -> lost() == before + 1);
    assertSlotIsAnAlarm();
  }

  @Test
  void wal_that_piles_up_while_the_broker_is_away_is_an_alarm_until_it_is_back() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    await().atMost(SOON).until(() -> own.inLog(clock).size() == 1);
    try {
      // When
      BreakableParts.does(switches, "kill-kafka");
      own.append(Samples.clockWarned(ticket, 1));
      superuser.ask("SELECT pg_logical_emit_message(false, 'test', repeat('x', 64000000))");
      // Then
      await().atMost(SOON).untilAsserted(() -> assertAlarm("slot", Alarm.Kind.WAL));
    } finally {
      BreakableParts.does(switches, "start-kafka");
    }
    await()
        .atMost(SOON)
        .until(() -> alarms().stream().noneMatch(alarm -> alarm.kind() == Alarm.Kind.WAL));
    assertThat(own.inLog(clock)).hasSize(2);
  }

  private void assertSlotIsAnAlarm() {
    await().atMost(SOON).untilAsserted(() -> assertAlarm("slot", Alarm.Kind.SLOT));
  }

  private void assertAlarm(String subject, Alarm.Kind kind) {
    assertThat(alarms())
        .extracting(Alarm::subject, Alarm::kind)
        .contains(Tuple.tuple(subject, kind));
  }

  private List<Alarm> alarms() {
    return status.now().await().atMost(SOON).alarms();
  }

  /** Republications after a lost slot that are done. */
  private long lost() {
    return republications.list(Republications.MOST).await().atMost(SOON).stream()
        .filter(one -> one.cause() == Republications.Cause.SLOT_LOST)
        .filter(one -> one.state() == Republications.State.DONE && one.events() > 0)
        .count();
  }
}
