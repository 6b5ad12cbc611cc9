package org.slaledger.journal;

import java.time.Duration;

/**
 * How far a replay has come.
 *
 * @param read offsets that were passed, wanted or not
 * @param total offsets to pass, fixed when the replay began
 * @param elapsed since it began
 */
public record ReplayProgress(long read, long total, Duration elapsed) {
  /** Offsets per second so far; 0 before the first. */
  public long perSecond() {
    long millis = elapsed.toMillis();
    return millis == 0 ? 0 : read * 1_000 / millis;
  }

  /** How long the rest takes at the pace so far; {@link Duration#ZERO} while there is none. */
  public Duration left() {
    return read == 0 ? Duration.ZERO : elapsed.multipliedBy(total - read).dividedBy(read);
  }
}
