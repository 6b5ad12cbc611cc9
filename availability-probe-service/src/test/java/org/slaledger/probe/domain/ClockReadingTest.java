package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockReadingTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration TOLERANCE = Duration.ofMillis(500);
  private static final ClockReading EARLIER = new ClockReading(NOON, 5_000_000_000L);

  @Test
  void two_clocks_that_agree_have_not_stepped() {
    assertThat(new ClockReading(NOON.plusMillis(1400), 6_000_000_000L).since(EARLIER, TOLERANCE))
        .isEmpty();
  }

  @Test
  void a_jump_forward_says_what_was_expected() {
    assertThat(new ClockReading(NOON.plusSeconds(3601), 6_000_000_000L).since(EARLIER, TOLERANCE))
        .contains(new ClockReading.Stepped(NOON.plusSeconds(1), NOON.plusSeconds(3601)));
  }

  @Test
  void a_jump_back_is_a_step_too() {
    assertThat(new ClockReading(NOON.minusSeconds(60), 6_000_000_000L).since(EARLIER, TOLERANCE))
        .contains(new ClockReading.Stepped(NOON.plusSeconds(1), NOON.minusSeconds(60)));
  }
}
