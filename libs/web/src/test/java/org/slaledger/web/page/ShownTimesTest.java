package org.slaledger.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTimesTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.005S, 0.005 s",
    "PT59S, 59 s",
    "PT60S, 1 min",
    "PT26H3M4.05S, 1 d 2 h 3 min 4.050 s",
    "PT48H, 2 d",
    "-PT90S, minus 1 min 30 s",
  })
  void a_duration_is_told_to_the_millisecond(Duration duration, String words) {
    assertThat(ShownTimes.words(duration)).isEqualTo(words);
  }

  @Test
  void an_instant_is_told_in_utc() {
    assertThat(ShownTimes.utc(Instant.parse("2026-03-01T08:15:59.9Z")))
        .isEqualTo("2026-03-01 08:15 UTC");
  }
}
