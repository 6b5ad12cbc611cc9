package org.slaledger.probe.adapter.probe;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Notices when the prober itself stood still: it was stopped, or got no processor. What a probe
 * found that was under way then says nothing about its target. For use by one thread.
 */
final class Stalls {
  private static final long BEAT_MILLIS = 100;
  private static final long STALL = Duration.ofSeconds(1).toNanos();

  private long beat = System.nanoTime();
  private long last = beat - STALL;

  /** Begins to look; returns the timer by which it does. */
  long start(Vertx vertx) {
    return vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
  }

  /**
   * Whether it stood still at any time since.
   *
   * @param nanos by the clock that only runs forward
   */
  boolean since(long nanos) {
    beat();
    return last - nanos > 0;
  }

  private void beat() {
    long now = System.nanoTime();
    if (now - beat > STALL) {
      last = now;
    }
    beat = now;
  }
}
