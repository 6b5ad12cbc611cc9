package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slaledger.rules.time.Interval;

class QuorumTest {
  private static final Interval HOUR = minutes(0, 60);

  @Test
  void so_many_must_see_it_down() {
    // Given: oslo is down from 10 to 30, rome from 20 to 40, bern sees it up all the time
    List<Timeline> seen = List.of(down("oslo", 10, 30), down("rome", 20, 40), down("bern", 0, 0));
    // Then
    assertThat(states(1, seen)).containsExactly("0 Up", "10 Down", "40 Up");
    assertThat(states(2, seen)).containsExactly("0 Up", "20 Down", "30 Up");
    assertThat(states(3, seen)).containsExactly("0 Up");
    assertThat(states(2, seen.reversed())).isEqualTo(states(2, seen));
  }

  @Test
  void too_few_that_see_it_down_say_nothing_where_nobody_sees_it_up() {
    Timeline silent = Timeline.of(HOUR, State.UNOBSERVED, List.of());
    assertThat(states(2, List.of(down("oslo", 10, 30), silent)))
        .containsExactly("0 Up", "10 Unobserved", "30 Up");
    assertThat(states(1, List.of(silent))).containsExactly("0 Unobserved");
    assertThat(states(1, List.of())).containsExactly("0 Unobserved");
  }

  @Test
  void a_location_that_did_not_measure_counts_as_the_terms_say() {
    // Given: oslo is down from 10 to 30, rome measured until 20 alone and saw it up
    Timeline rome =
        Timeline.of(
            HOUR,
            State.UNOBSERVED,
            List.of(new Observed(minutes(0, 20), State.UP, List.of("rome"))));
    List<Timeline> seen = List.of(down("oslo", 10, 30), rome);
    // Then
    assertThat(states(2, SilentAs.ABSTAINS, seen))
        .containsExactly("0 Up", "20 Unobserved", "30 Up");
    assertThat(states(2, SilentAs.DOWN, seen)).containsExactly("0 Up", "20 Down", "30 Up");
    assertThat(states(2, SilentAs.UP, seen)).containsExactly("0 Up");
    assertThat(states(1, SilentAs.DOWN, seen)).containsExactly("0 Up", "10 Down");
  }

  @ParameterizedTest
  @EnumSource(SilentAs.class)
  void where_nobody_measured_it_is_unobserved_whatever_the_silent_count_as(SilentAs silent) {
    Timeline nothing = Timeline.of(HOUR, State.UNOBSERVED, List.of());
    assertThat(states(1, silent, List.of(nothing, nothing))).containsExactly("0 Unobserved");
    assertThat(states(1, silent, List.of())).containsExactly("0 Unobserved");
  }

  @Test
  void a_piece_names_what_those_say_who_decided_it() {
    // Given
    Timeline silent =
        Timeline.of(
            HOUR,
            State.UNOBSERVED,
            List.of(new Observed(HOUR, State.UNOBSERVED, List.of("silent"))));
    List<Timeline> seen = List.of(down("oslo", 0, 60), down("rome", 0, 0), silent);
    // Then
    assertThat(new Quorum(2, SilentAs.DOWN).timeline(HOUR, seen).pieces())
        .containsExactly(new Observed(HOUR, State.DOWN, List.of("oslo", "silent")));
    assertThat(new Quorum(2, SilentAs.UP).timeline(HOUR, seen).pieces())
        .containsExactly(new Observed(HOUR, State.UP, List.of("silent")));
    assertThat(
            new Quorum(2, SilentAs.ABSTAINS)
                .timeline(HOUR, List.of(down("oslo", 0, 60), silent))
                .pieces())
        .containsExactly(new Observed(HOUR, State.UNOBSERVED, List.of("oslo", "silent")));
  }

  private static List<String> states(int quorum, List<Timeline> seen) {
    return states(quorum, SilentAs.ABSTAINS, seen);
  }

  /** From when on which state; pieces that only differ in who says so are one. */
  private static List<String> states(int quorum, SilentAs silent, List<Timeline> seen) {
    List<String> states =
        new Quorum(quorum, silent)
            .timeline(HOUR, seen).pieces().stream()
                .map(
                    piece ->
                        piece.interval().from().getEpochSecond() / 60
                            + " "
                            + piece.state().getClass().getSimpleName())
                .toList();
    java.util.ArrayList<String> told = new java.util.ArrayList<>();
    for (String state : states) {
      boolean same = !told.isEmpty() && kind(told.getLast()).equals(kind(state));
      if (!same) {
        told.add(state);
      }
    }
    return told;
  }

  private static String kind(String state) {
    return state.substring(state.indexOf(' '));
  }

  private static Timeline down(String location, int from, int to) {
    return Timeline.of(
        HOUR, State.UP, List.of(new Observed(minutes(from, to), State.DOWN, List.of(location))));
  }

  private static Interval minutes(int from, int to) {
    return new Interval(Instant.ofEpochSecond(from * 60L), Instant.ofEpochSecond(to * 60L));
  }
}
