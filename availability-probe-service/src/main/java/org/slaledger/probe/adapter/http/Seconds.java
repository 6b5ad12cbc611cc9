package org.slaledger.probe.adapter.http;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lengths of time as tables and metrics have them: exact, in seconds. */
final class Seconds {
  private Seconds() {}

  static String of(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    return seconds.toPlainString();
  }

  static @Nullable String orNull(@Nullable Duration duration) {
    return duration == null ? null : of(duration);
  }
}
