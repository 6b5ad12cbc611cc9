package org.slaledger.soak.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.soak.fault.Schedule.Strike;

class ScheduleTest {
  private static final String[] KINDS = {"kill -9", "freeze", "restart", "full disk", "clock step"};
  private static final Targets TARGETS =
      new Targets(
          List.of("ticket-1", "ticket-2", "clock-1"),
          List.of("clock-1"),
          List.of("kafka-1"),
          "postgresql");

  @Test
  void the_same_seed_gives_the_same_faults_and_another_seed_others() {
    // When
    var once = Schedule.of(42, 30, TARGETS);
    var again = Schedule.of(42, 30, TARGETS);
    var other = Schedule.of(43, 30, TARGETS);
    // Then
    assertThat(again).isEqualTo(once);
    assertThat(other).isNotEqualTo(once);
  }

  @Test
  void it_ends_with_the_last_of_as_many_kills_as_were_asked_for() {
    // When
    var strikes = Schedule.of(7, 25, TARGETS);
    // Then
    assertThat(strikes)
        .extracting(Strike::fault)
        .filteredOn(Fault.Kill.class::isInstance)
        .hasSize(25);
    assertThat(strikes.getLast().fault()).isInstanceOf(Fault.Kill.class);
  }

  @Test
  void every_kind_of_fault_comes_and_every_part_is_killed() {
    // When
    var faults = Schedule.of(7, 300, TARGETS).stream().map(Strike::fault).toList();
    // Then
    assertThat(faults).extracting(Fault::kind).contains(KINDS);
    assertThat(faults)
        .filteredOn(Fault.Kill.class::isInstance)
        .extracting(Fault::target)
        .contains("ticket-1", "ticket-2", "clock-1", "kafka-1", "postgresql");
    assertThat(faults)
        .filteredOn(Fault.StepClock.class::isInstance)
        .extracting(Fault::target)
        .containsOnly("clock-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10})
  void every_kind_of_fault_comes_in_a_short_run_too_whatever_the_seed(int kills) {
    for (var seed = 1; seed <= 200; seed++) {
      // When
      var faults = Schedule.of(seed, kills, TARGETS).stream().map(Strike::fault).toList();
      // Then
      assertThat(faults).extracting(Fault::kind).contains(KINDS);
      assertThat(faults)
          .filteredOn(Fault.FullDisk.class::isInstance)
          .extracting(Fault::target)
          .contains("kafka-1", "postgresql");
      assertThat(faults).filteredOn(Fault.Kill.class::isInstance).hasSize(kills);
      assertThat(faults.getLast()).isInstanceOf(Fault.Kill.class);
    }
  }

  @Test
  void broker_database_and_a_service_are_killed_in_any_run_of_four_kills() {
    for (var seed = 1; seed <= 200; seed++) {
      // When
      var killed =
          Schedule.of(seed, 4, TARGETS).stream()
              .map(Strike::fault)
              .filter(Fault.Kill.class::isInstance)
              .map(Fault::target)
              .toList();
      // Then
      assertThat(killed)
          .contains("kafka-1", "postgresql")
          .anyMatch(target -> TARGETS.services().contains(target));
    }
  }

  @Test
  void three_hundred_kills_take_about_half_an_hour() {
    // When
    var pauses =
        Schedule.of(1, 300, TARGETS).stream()
            .map(Strike::pause)
            .reduce(Duration.ZERO, Duration::plus);
    // Then
    assertThat(pauses).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(35));
  }
}
