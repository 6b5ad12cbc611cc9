package org.slaledger.rules.evidence;

import java.time.Instant;
import org.slaledger.rules.time.Interval;

/**
 * Terms, and when they hold. The terms that hold at an instant say how the evidence of all times is
 * judged for that instant; where none hold, nothing was to be measured.
 */
public record Held<T>(T terms, Interval interval) {

  /** Terms that hold from an instant on. */
  public static <T> Held<T> from(Instant from, T terms) {
    return new Held<>(terms, new Interval(from, Instant.MAX));
  }
}
