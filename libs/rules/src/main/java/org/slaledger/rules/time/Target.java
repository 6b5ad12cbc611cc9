package org.slaledger.rules.time;

import java.time.Duration;

/** How much time a clock has. */
public sealed interface Target {

  /** Counted time; {@code P1D} is 24 counted hours. Zero or more. */
  record Counted(Duration time) implements Target {
    public Counted {
      if (time.isNegative()) {
        throw new IllegalArgumentException("a target is not negative: " + time);
      }
    }
  }

  /** The same clock time so many open days later. Zero or more. */
  record WorkingDays(int days) implements Target {
    public WorkingDays {
      if (days < 0) {
        throw new IllegalArgumentException("a target is not negative: " + days);
      }
    }
  }
}
