package org.slaledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Retries RETRIES =
      new Retries(6, Duration.ofSeconds(2), Duration.ofSeconds(15));

  @Test
  void each_wait_is_twice_the_one_before_up_to_the_longest() {
    // Given // When
    var waits = IntStream.rangeClosed(1, 5).mapToObj(RETRIES::waitAfter).toList();
    // Then
    assertThat(waits)
        .extracting(wait -> wait.orElseThrow().toSeconds())
        .containsExactly(2L, 4L, 8L, 15L, 15L);
  }

  @Test
  void the_last_attempt_is_not_followed_by_another() {
    // Given // When // Then
    assertThat(RETRIES.waitAfter(6)).isEmpty();
    assertThat(new Retries(1, Duration.ofSeconds(1), Duration.ofSeconds(1)).waitAfter(1)).isEmpty();
  }

  @Test
  void retries_that_make_no_sense_are_refused() {
    // Given // When // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(1, Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
