package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.time.Interval;

class TimelineTest {
  private static final Instant ZERO = Instant.parse("2026-06-01T00:00:00Z");
  private static final Interval HOUR = span(0, 60);

  private static Interval span(int from, int to) {
    return new Interval(ZERO.plusSeconds(from * 60L), ZERO.plusSeconds(to * 60L));
  }

  private static Observed piece(int from, int to, State state, String... refs) {
    return new Observed(span(from, to), state, List.of(refs));
  }

  private static Timeline of(Observed... seen) {
    return Timeline.of(HOUR, State.UNOBSERVED, List.of(seen));
  }

  @Test
  void a_service_is_down_while_any_of_its_points_is_and_unobserved_while_one_is_and_none_down() {
    // Given
    Timeline first = of(piece(0, 60, State.UP, "a"));
    Timeline second = of(piece(0, 20, State.UP, "b"), piece(20, 40, State.DOWN, "c"));
    // When
    Timeline service = Timeline.anyDown(HOUR, List.of(first, second));
    // Then
    assertThat(service.pieces())
        .containsExactly(
            piece(0, 20, State.UP, "a", "b"),
            piece(20, 40, State.DOWN, "c"),
            piece(40, 60, State.UNOBSERVED));
    assertThat(service).isEqualTo(Timeline.anyDown(HOUR, List.of(second, first)));
  }

  @Test
  void a_service_without_points_is_unobserved() {
    assertThat(Timeline.anyDown(HOUR, List.of()).pieces())
        .containsExactly(piece(0, 60, State.UNOBSERVED));
  }

  @Test
  void down_beats_degraded_beats_unobserved_beats_up_and_the_higher_rate_holds() {
    // Given
    State some = new State.Degraded(new Fraction(BigInteger.ONE, BigInteger.TEN));
    State all = new State.Degraded(Fraction.ONE);
    // When
    Timeline timeline =
        of(
            piece(0, 50, State.UP, "up"),
            piece(10, 50, State.UNOBSERVED, "silent"),
            piece(20, 50, some, "some"),
            piece(30, 50, all, "all"),
            piece(40, 50, State.DOWN, "down"));
    // Then
    assertThat(timeline.pieces())
        .containsExactly(
            piece(0, 10, State.UP, "up"),
            piece(10, 20, State.UNOBSERVED, "silent"),
            piece(20, 30, some, "some"),
            piece(30, 40, all, "all"),
            piece(40, 50, State.DOWN, "down"),
            piece(50, 60, State.UNOBSERVED));
  }

  @Test
  void a_timeline_is_unobserved_where_it_was_not_asked_before() {
    assertThat(of(piece(0, 60, State.UP, "a")).over(span(30, 90)).pieces())
        .containsExactly(piece(30, 60, State.UP, "a"), piece(60, 90, State.UNOBSERVED));
  }

  @Test
  void pieces_that_leave_a_gap_or_overlap_are_no_timeline() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Timeline(HOUR, List.of(piece(0, 59, State.UP))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Timeline(HOUR, List.of(piece(0, 30, State.UP), piece(29, 60, State.UP))));
  }
}
