package org.slaledger.probe.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.probe.adapter.page.DayBars.Part;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

class DayBarsTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void a_bar_has_its_shares_and_says_them() {
    // Given: six hours down, twelve unobserved
    DayBars.Day day = day(seen(0, 6, State.UP), seen(6, 12, State.DOWN));
    // Then
    assertThat(day.parts())
        .containsExactly(
            new Part("unobserved", "0.00", "15.00"),
            new Part("up", "15.00", "7.50"),
            new Part("down", "22.50", "7.50"));
    assertThat(day.words()).isEqualTo("2026-06-01: down 6 h, unobserved 12 h");
  }

  @Test
  void the_least_down_time_is_seen() {
    // Given: a second
    Observed second =
        new Observed(new Interval(MIDNIGHT, MIDNIGHT.plusSeconds(1)), State.DOWN, List.of());
    // Then
    assertThat(day(second).parts())
        .containsExactly(
            new Part("unobserved", "0.00", "27.00"), new Part("down", "27.00", "3.00"));
    assertThat(day(seen(0, 24, State.UP)).parts()).containsExactly(new Part("up", "0.00", "30.00"));
  }

  private static DayBars.Day day(Observed... seen) {
    return DayBars.of(
            Timeline.of(
                new Interval(MIDNIGHT, MIDNIGHT.plusSeconds(86_400)),
                State.UNOBSERVED,
                List.of(seen)))
        .days()
        .getFirst();
  }

  private static Observed seen(int from, int to, State state) {
    return new Observed(
        new Interval(MIDNIGHT.plusSeconds(from * 3600L), MIDNIGHT.plusSeconds(to * 3600L)),
        state,
        List.of());
  }
}
