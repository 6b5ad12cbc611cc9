package org.slaledger.rules.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Stretch;
import org.slaledger.rules.time.Target;

/** Runs that start at noon of 1 June 2026; minutes are counted from there. */
class RunTest {
  private static final Calendar ONE_YEAR = years(2026, 2026);

  @Test
  void it_is_due_when_the_target_is_used_up_or_at_a_named_instant_before_that() {
    assertThat(run(aim(0, 60)).due(0)).contains(new Due(at(60), at(60)));
    assertThat(named(at(40), aim(0, 60)).due(0)).contains(new Due(at(40), at(40)));
    assertThat(named(at(80), aim(0, 60)).due(0)).contains(new Due(at(60), at(60)));
  }

  @Test
  void where_nothing_is_promised_nothing_is_due_met_or_breached() {
    // Given
    Aim measured = new Aim(at(0), null, Calendar.ALWAYS, List.of());
    Run run = stopped(at(90), measured);
    // Then
    assertThat(run.due(0)).isEmpty();
    assertThat(measured.shareUsed(at(0), 50)).isEmpty();
    assertThat(run.breachBy(at(999))).isEmpty();
    assertThat(run.met()).isEmpty();
    assertThat(run.elapsed(at(999))).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void a_share_of_the_target_is_used_up_in_counted_time() {
    assertThat(aim(0, 60).shareUsed(at(0), 50)).contains(at(30));
    assertThat(aim(0, 60, pause(10, 25)).shareUsed(at(0), 50)).contains(at(45));
  }

  @Test
  void a_pause_without_an_end_holds_up_what_was_not_used_up_when_it_began() {
    assertThat(run(aim(0, 60, pause(59, null))).due(0)).isEmpty();
    assertThat(run(aim(0, 60, pause(60, null))).due(0)).isEmpty();
    assertThat(run(aim(0, 60, pause(61, null))).due(0)).contains(new Due(at(60), at(60)));
    assertThat(aim(0, 60, pause(29, null)).shareUsed(at(0), 50)).isEmpty();
    assertThat(aim(0, 60, pause(31, null)).shareUsed(at(0), 50)).contains(at(30));
  }

  @Test
  void what_is_due_beyond_the_years_of_the_calendar_is_not_known() {
    // Given
    Aim far = new Aim(at(0), minutes(400 * 24 * 60), ONE_YEAR, List.of());
    Aim heldUp = new Aim(at(0), minutes(400 * 24 * 60), ONE_YEAR, List.of(pause(10, null)));
    // Then
    assertThat(run(far).due(0)).isEmpty();
    assertThat(run(far).isDueUncovered(0)).isTrue();
    assertThat(run(heldUp).due(0)).isEmpty();
    assertThat(run(heldUp).isDueUncovered(0)).isFalse();
    assertThat(run(aim(0, 60)).isDueUncovered(0)).isFalse();
  }

  @Test
  void a_calendar_covers_its_years_with_both_ends() {
    // Given
    Aim aim = new Aim(at(0), minutes(60), ONE_YEAR, List.of());
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant until = Instant.parse("2027-01-01T00:00:00Z");
    // Then
    assertThat(aim.covers(from.minusMillis(1))).isFalse();
    assertThat(aim.covers(from)).isTrue();
    assertThat(aim.covers(until)).isTrue();
    assertThat(aim.covers(until.plusMillis(1))).isFalse();
  }

  @Test
  void a_run_is_covered_while_the_calendar_of_each_aim_is_for_as_long_as_it_holds() {
    // Given
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    Aim first = new Aim(at(0), minutes(60), ONE_YEAR, List.of());
    Aim inTime = new Aim(end, minutes(60), years(2026, 2027), List.of());
    Aim tooLate = new Aim(end.plusMillis(1), minutes(60), years(2026, 2027), List.of());
    Instant later = end.plus(Duration.ofDays(30));
    // Then
    assertThat(run(first).isCoveredUntil(end)).isTrue();
    assertThat(run(first).isCoveredUntil(end.plusMillis(1))).isFalse();
    assertThat(run(first, inTime).isCoveredUntil(later)).isTrue();
    assertThat(run(first, tooLate).isCoveredUntil(later)).isFalse();
  }

  @Test
  void an_aim_holds_until_the_next_one_does_and_after_the_stop_the_one_that_held_then() {
    // Given
    Run run = run(aim(0, 60), aim(30, 90), aim(50, 20));
    // Then
    assertThat(run.aimAt(at(29))).isZero();
    assertThat(run.aimAt(at(30))).isEqualTo(1);
    assertThat(run.aimAt(at(50))).isEqualTo(2);
    assertThat(stopped(at(40), aim(0, 60), aim(30, 90), aim(50, 20)).aimAt(at(99))).isEqualTo(1);
  }

  @Test
  void a_breach_is_known_once_the_time_has_passed() {
    // Given
    Run run = run(aim(0, 60));
    // Then
    assertThat(run.breachBy(at(60))).isEmpty();
    assertThat(run.breachBy(at(60).plusMillis(1))).contains(new Breach(0, new Due(at(60), at(60))));
  }

  @Test
  void what_was_missed_under_one_aim_stays_so_under_the_next() {
    // Given
    Run missed = run(aim(0, 20), aim(30, 90));
    Run replaced = run(aim(0, 40), aim(30, 90));
    Run usedUp = run(aim(0, 60), aim(30, 20));
    // Then
    assertThat(missed.breachBy(at(80))).contains(new Breach(0, new Due(at(20), at(20))));
    assertThat(replaced.breachBy(at(80))).isEmpty();
    assertThat(usedUp.breachBy(at(29))).isEmpty();
    assertThat(usedUp.breachBy(at(31))).contains(new Breach(1, new Due(at(20), at(20))));
  }

  @Test
  void it_is_met_when_it_stops_in_time_under_every_aim_that_held() {
    assertThat(run(aim(0, 60)).met()).isEmpty();
    assertThat(stopped(at(60), aim(0, 60)).met()).contains(true);
    assertThat(stopped(at(61), aim(0, 60)).met()).contains(false);
    assertThat(stopped(at(61), aim(0, 20), aim(30, 90)).met()).contains(false);
    assertThat(stopped(at(29), aim(0, 60), aim(30, 1)).met()).contains(true);
    assertThat(stopped(at(40), new Aim(at(0), null, Calendar.ALWAYS, List.of()), aim(30, 60)).met())
        .contains(true);
  }

  @Test
  void every_piece_says_whether_it_counted() {
    assertThat(aim(0, 60, pause(10, 20), pause(40, null)).explain(at(0), at(50)))
        .containsExactly(
            new Stretch(new Interval(at(0), at(10)), Stretch.Kind.COUNTED),
            new Stretch(new Interval(at(10), at(20)), Stretch.Kind.PAUSED),
            new Stretch(new Interval(at(20), at(40)), Stretch.Kind.COUNTED),
            new Stretch(new Interval(at(40), at(50)), Stretch.Kind.PAUSED));
  }

  private static Instant at(long minute) {
    return Instant.parse("2026-06-01T12:00:00Z").plusSeconds(minute * 60);
  }

  private static Target minutes(long minutes) {
    return new Target.Counted(Duration.ofMinutes(minutes));
  }

  private static Pause pause(int from, @Nullable Integer to) {
    return new Pause(at(from), to == null ? null : at(to));
  }

  private static Aim aim(int from, int minutes, Pause... pauses) {
    return new Aim(at(from), minutes(minutes), Calendar.ALWAYS, List.of(pauses));
  }

  private static Run run(Aim... aims) {
    return new Run(at(0), List.of(aims), null, null);
  }

  private static Run named(Instant named, Aim... aims) {
    return new Run(at(0), List.of(aims), named, null);
  }

  private static Run stopped(Instant stop, Aim... aims) {
    return new Run(at(0), List.of(aims), null, stop);
  }

  private static Calendar years(int from, int to) {
    return Calendar.of(BusinessHours.ALWAYS, FrozenZone.of(ZoneId.of("UTC"), from, to))
        .orElseThrow();
  }
}
