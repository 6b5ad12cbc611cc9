package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SetBackTest {
  private Instant wall = Instant.parse("2026-11-23T12:00:00Z");
  private Duration running = Duration.ofHours(1);
  private final SetBack clock = new SetBack(() -> wall, () -> running.toNanos());

  @Test
  void a_clock_that_is_set_back_is_seen_once() {
    pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(clock.seen()).isFalse();
    pass(Duration.ofSeconds(1), Duration.ofSeconds(-9));
    assertThat(clock.seen()).isTrue();
    pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(clock.seen()).isFalse();
  }

  @Test
  void one_that_is_set_forward_or_runs_a_little_slow_is_not() {
    pass(Duration.ofSeconds(1), Duration.ofHours(1));
    assertThat(clock.seen()).isFalse();
    pass(Duration.ofSeconds(1), Duration.ofMillis(500));
    assertThat(clock.seen()).isFalse();
  }

  private void pass(Duration real, Duration shown) {
    running = running.plus(real);
    wall = wall.plus(shown);
  }
}
