package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Seeds;
import org.slaledger.rules.evidence.Evidence.Covered;
import org.slaledger.rules.evidence.Evidence.Failed;
import org.slaledger.rules.evidence.Evidence.Missed;
import org.slaledger.rules.evidence.Evidence.Recovered;
import org.slaledger.rules.time.Interval;

class ConfirmationTest {
  private static final Instant ZERO = Instant.parse("2026-06-01T00:00:00Z");
  private static final Interval HUNDRED = span(0, 100);

  private static Instant at(int second) {
    return ZERO.plusSeconds(second);
  }

  private static Interval span(int from, int to) {
    return new Interval(at(from), at(to));
  }

  private static Observed piece(int from, int to, State state, String... refs) {
    return new Observed(span(from, to), state, List.of(refs));
  }

  private static List<Observed> seen(int failures, Evidence... evidence) {
    return new Confirmation(failures).timeline(Arrays.asList(evidence), HUNDRED).pieces();
  }

  @Test
  void an_outage_runs_from_the_first_failure_of_a_confirmed_series_to_the_first_success() {
    assertThat(
            seen(
                2,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "f1"),
                new Failed(at(30), "f2"),
                new Failed(at(40), "f3"),
                new Recovered(at(50), "r")))
        .containsExactly(
            piece(0, 20, State.UP, "c"),
            piece(20, 50, State.DOWN, "f1", "f2", "r"),
            piece(50, 100, State.UP, "c"));
  }

  @Test
  void several_checks_are_judged_each_by_itself_and_the_point_is_down_while_any_fails() {
    assertThat(
            seen(
                1,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "login", "f1"),
                new Failed(at(30), "search", "f2"),
                new Recovered(at(40), "login", "r1"),
                new Recovered(at(60), "search", "r2")))
        .containsExactly(
            piece(0, 20, State.UP, "c"),
            piece(20, 30, State.DOWN, "f1", "r1"),
            piece(30, 40, State.DOWN, "f1", "f2", "r1", "r2"),
            piece(40, 60, State.DOWN, "f2", "r2"),
            piece(60, 100, State.UP, "c"));
  }

  @Test
  void failures_of_several_checks_confirm_none_of_them() {
    assertThat(
            seen(
                2,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "login", "f1"),
                new Failed(at(30), "search", "f2")))
        .containsExactly(piece(0, 100, State.UP, "c"));
  }

  @Test
  void failures_that_were_not_confirmed_are_no_outage() {
    assertThat(
            seen(
                2,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "f1"),
                new Recovered(at(30), "r1"),
                new Failed(at(40), "f2"),
                new Recovered(at(50), "r2")))
        .containsExactly(piece(0, 100, State.UP, "c"));
  }

  @Test
  void an_outage_does_not_extend_over_time_that_nobody_measured_and_goes_on_behind_it() {
    assertThat(
            seen(
                1,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "f"),
                new Missed(at(40), at(60), "NOT_RUNNING", "m"),
                new Recovered(at(80), "r")))
        .containsExactly(
            piece(0, 20, State.UP, "c"),
            piece(20, 40, State.DOWN, "f", "r"),
            piece(40, 60, State.UNOBSERVED, "m"),
            piece(60, 80, State.DOWN, "f", "r"),
            piece(80, 100, State.UP, "c"));
  }

  @Test
  void silence_is_unobserved_even_while_down() {
    assertThat(seen(1, new Covered(at(10), at(30), "c"), new Failed(at(20), "f")))
        .containsExactly(
            piece(0, 10, State.UNOBSERVED),
            piece(10, 20, State.UP, "c"),
            piece(20, 30, State.DOWN, "f"),
            piece(30, 100, State.UNOBSERVED));
  }

  @Test
  void an_outage_that_began_before_the_interval_is_down_from_its_start() {
    assertThat(
            seen(
                1,
                new Covered(at(-50), at(100), "c"),
                new Failed(at(-20), "f"),
                new Recovered(at(10), "r")))
        .containsExactly(piece(0, 10, State.DOWN, "f", "r"), piece(10, 100, State.UP, "c"));
  }

  @Test
  void the_same_failure_told_twice_confirms_nothing() {
    assertThat(
            seen(
                2,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "f"),
                new Failed(at(20), "f"),
                new Recovered(at(50), "r")))
        .containsExactly(piece(0, 100, State.UP, "c"));
  }

  @Test
  void failures_at_the_same_instant_are_one_probe() {
    assertThat(
            seen(
                2,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "live"),
                new Failed(at(20), "imported"),
                new Recovered(at(50), "r")))
        .containsExactly(piece(0, 100, State.UP, "c"));
    assertThat(
            seen(
                2,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "live"),
                new Failed(at(20), "imported"),
                new Failed(at(30), "f")))
        .containsExactly(piece(0, 20, State.UP, "c"), piece(20, 100, State.DOWN, "f", "imported"));
  }

  @Test
  void a_failure_and_a_success_at_the_same_instant_leave_the_point_down() {
    assertThat(
            seen(
                1,
                new Covered(at(0), at(100), "c"),
                new Failed(at(20), "a"),
                new Recovered(at(20), "b")))
        .containsExactly(piece(0, 20, State.UP, "c"), piece(20, 100, State.DOWN, "a"));
  }

  @Test
  void no_failure_makes_no_rule() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Confirmation(0));
  }

  @Test
  void neither_order_nor_repetition_of_the_evidence_changes_anything() {
    Seeds.times(
        200,
        random -> {
          // Given
          List<Evidence> evidence = evidence(random);
          Confirmation rule = new Confirmation(1 + random.nextInt(3));
          List<Evidence> shuffled = new ArrayList<>(evidence);
          shuffled.addAll(evidence.subList(0, evidence.size() / 2));
          Collections.shuffle(shuffled, Random.from(random));
          // When
          Timeline timeline = rule.timeline(shuffled, HUNDRED);
          // Then
          assertThat(timeline).isEqualTo(rule.timeline(evidence, HUNDRED));
          for (int second = 0; second < 100; second++) {
            assertThat(at(timeline, second)).isEqualTo(expected(evidence, rule, second));
          }
        });
  }

  private static State at(Timeline timeline, int second) {
    return timeline.pieces().stream()
        .filter(piece -> piece.interval().contains(at(second)))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static List<Evidence> evidence(RandomGenerator random) {
    List<Evidence> evidence = new ArrayList<>();
    for (int second = -30; second < 130; second += 1 + random.nextInt(20)) {
      int length = random.nextInt(20);
      Instant end = at(second + length);
      String ref = "e" + second;
      evidence.add(
          switch (random.nextInt(6)) {
            case 0 -> new Failed(at(second), ref);
            case 1 -> new Failed(at(second), ref);
            case 2 -> new Recovered(at(second), ref);
            case 3 -> new Missed(at(second), end, "OVERLOADED", ref);
            default -> new Covered(at(second), end.plusSeconds(20), ref);
          });
    }
    return evidence;
  }

  /** The rule once more, for a single second, by looking at every probe in turn. */
  private static State expected(List<Evidence> evidence, Confirmation rule, int second) {
    Instant now = at(second);
    boolean missed =
        evidence.stream().anyMatch(e -> e instanceof Missed m && m.interval().contains(now));
    boolean covered =
        evidence.stream().anyMatch(e -> e instanceof Covered c && c.interval().contains(now));
    if (missed || !covered) {
      return State.UNOBSERVED;
    }
    return isDown(evidence, rule, now) ? State.DOWN : State.UP;
  }

  /** The generated evidence is in order, no two probes start at once. */
  private static boolean isDown(List<Evidence> evidence, Confirmation rule, Instant now) {
    int failures = 0;
    boolean begun = false;
    for (Evidence fact : evidence) {
      if (fact instanceof Failed(Instant at, String check, String ref)) {
        failures++;
        begun |= !at.isAfter(now);
      } else if (fact instanceof Recovered(Instant at, String check, String ref)) {
        if (at.isAfter(now)) {
          break;
        }
        failures = 0;
        begun = false;
      }
    }
    return begun && failures >= rule.failures();
  }
}
