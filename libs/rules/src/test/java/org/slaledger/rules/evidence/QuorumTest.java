package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  /** From when on which state; pieces that only differ in who says so are one. */
  private static List<String> states(int quorum, List<Timeline> seen) {
    List<String> states =
        new Quorum(quorum)
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
