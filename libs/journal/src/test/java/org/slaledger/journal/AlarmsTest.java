package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.StreamId;

class AlarmsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Instant now = NOON;
  private final Alarms alarms = new Alarms(List.of(new JournalAlarms(50)), () -> now);
  private final List<String> logged = new ArrayList<>();
  private final Logger log = Logger.getLogger(Alarms.class.getName());
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(record.getLevel() + " " + record.getMessage().substring(0, 5));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    log.removeHandler(listener);
  }

  @Test
  void a_fork_and_a_parked_stream_are_alarms_at_once() {
    assertThat(alarms.of(stopped(StreamState.FORKED, NOON)))
        .containsExactly(new Alarm(Alarm.Kind.FORK, "ticket/T-1", NOON, "why"));
    assertThat(alarms.of(stopped(StreamState.PARKED, NOON)))
        .containsExactly(new Alarm(Alarm.Kind.PARKED, "ticket/T-1", NOON, "why"));
  }

  @Test
  void a_gap_is_an_alarm_after_thirty_seconds() {
    now = NOON.plus(Duration.ofMillis(29_999));
    assertThat(alarms.of(stopped(StreamState.GAP, NOON))).isEmpty();
    now = NOON.plus(Duration.ofSeconds(30));
    assertThat(alarms.of(stopped(StreamState.GAP, NOON)))
        .containsExactly(new Alarm(Alarm.Kind.GAP, "ticket/T-1", NOON, "why"));
  }

  @Test
  void what_fails_without_a_break_for_thirty_seconds_is_an_alarm() {
    // Given
    alarms.look(failing("away"));
    now = NOON.plus(Duration.ofSeconds(25));
    alarms.look(failing("still away"));
    assertThat(alarms.raised()).isEmpty();
    // When
    now = NOON.plus(Duration.ofSeconds(30));
    alarms.look(failing("still away"));
    // Then
    assertThat(alarms.raised())
        .containsExactly(new Alarm(Alarm.Kind.READER, "reader", NOON, "still away"));
  }

  @Test
  void what_worked_in_between_fails_anew() {
    // Given
    alarms.look(failing("away"));
    now = NOON.plus(Duration.ofSeconds(25));
    alarms.look(failing(null));
    // When
    now = NOON.plus(Duration.ofSeconds(30));
    alarms.look(failing("away"));
    // Then
    assertThat(alarms.raised()).isEmpty();
  }

  @Test
  void an_alarm_is_logged_once_when_raised_and_once_when_over() {
    // When
    alarms.look(stopped(StreamState.FORKED, NOON));
    alarms.look(stopped(StreamState.FORKED, NOON));
    alarms.look(failing(null));
    alarms.look(failing(null));
    // Then
    assertThat(logged).containsExactly("ERROR alarm", "INFO alarm");
  }

  @Test
  void a_database_that_stays_away_is_an_alarm_and_ends_no_other() {
    // Given
    alarms.look(stopped(StreamState.FORKED, NOON));
    alarms.blind(new IllegalStateException("away"));
    // When
    now = NOON.plus(Duration.ofSeconds(30));
    alarms.blind(new IllegalStateException("away"));
    // Then
    assertThat(alarms.raised())
        .extracting(Alarm::kind)
        .containsExactly(Alarm.Kind.FORK, Alarm.Kind.DATABASE);
  }

  private static JournalStatus.Status stopped(StreamState state, Instant since) {
    return status(
        null,
        List.of(new JournalStatus.StoppedStream(new StreamId("ticket/T-1"), state, "why", since)));
  }

  private static JournalStatus.Status failing(@Nullable String readingError) {
    return status(readingError, List.of());
  }

  @Test
  void a_slot_that_holds_back_more_than_its_share_is_an_alarm_after_thirty_seconds() {
    // Given
    alarms.look(relaying(RelayState.Role.LEADER, new SlotState("extended", 0L, 51L, 100L, null)));
    assertThat(alarms.raised()).isEmpty();
    // When
    now = NOON.plus(Duration.ofSeconds(30));
    alarms.look(relaying(RelayState.Role.LEADER, new SlotState("extended", 0L, 51L, 100L, null)));
    // Then
    assertThat(alarms.raised()).extracting(Alarm::kind).containsExactly(Alarm.Kind.WAL);
    alarms.look(relaying(RelayState.Role.LEADER, new SlotState("reserved", 0L, 50L, 100L, null)));
    assertThat(alarms.raised()).isEmpty();
  }

  @Test
  void a_lost_slot_is_an_alarm_at_once() {
    SlotState lost = new SlotState("reserved", 0L, 0L, 100L, NOON);
    assertThat(alarms.of(relaying(RelayState.Role.LEADER, lost)))
        .extracting(Alarm::kind)
        .containsExactly(Alarm.Kind.SLOT);
  }

  @Test
  void that_nobody_relays_is_an_alarm_after_thirty_seconds() {
    // Given
    alarms.look(relaying(RelayState.Role.STARTING, null));
    assertThat(alarms.raised()).isEmpty();
    // When
    now = NOON.plus(Duration.ofSeconds(30));
    alarms.look(relaying(RelayState.Role.STARTING, null));
    // Then
    assertThat(alarms.raised())
        .extracting(Alarm::kind, Alarm::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Alarm.Kind.RELAY, "leader"));
  }

  private static JournalStatus.Status relaying(RelayState.Role role, @Nullable SlotState slot) {
    return status(
        new RelayState(role, 0, null, null, null, null, null, null, slot), null, List.of());
  }

  private static JournalStatus.Status status(
      @Nullable String readingError, List<JournalStatus.StoppedStream> stopped) {
    RelayState relay =
        new RelayState(RelayState.Role.LEADER, 0, null, null, null, null, null, null, null);
    return status(relay, readingError, stopped);
  }

  private static JournalStatus.Status status(
      RelayState relay, @Nullable String readingError, List<JournalStatus.StoppedStream> stopped) {
    return new JournalStatus.Status(
        "service",
        relay,
        readingError,
        List.of(),
        stopped,
        stopped.size(),
        new LetterCounts(0, 0, 0),
        new JournalGate.State(false, true, "", java.time.Instant.EPOCH),
        List.of(),
        List.of());
  }
}
