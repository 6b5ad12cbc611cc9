package org.slaledger.rules.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that does not count.
 *
 * @param to exclusive; null while nobody knows when it ends
 */
public record Pause(Instant from, @Nullable Instant to) {
  /** Refuses an end that lies before the beginning. */
  public Pause {
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a pause ends before it begins: " + from + " " + to);
    }
  }
}
