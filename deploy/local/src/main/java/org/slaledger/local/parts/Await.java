package org.slaledger.local.parts;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that another process does and that can only be looked at. */
public final class Await {
  private static final Duration STEP = Duration.ofMillis(20);

  private Await() {}

  /**
   * Looks every 20 ms until it is so; false if it was not within the limit or this thread was
   * interrupted.
   */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
