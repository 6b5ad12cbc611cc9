package org.slaledger.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices that the clock of the machine was set back by more than a second between two looks.
 * Clients of Kafka and Debezium's engine wait by that clock, and then for as long as it was set
 * back.
 */
final class SetBack {
  private static final long SLACK_MILLIS = 1_000;

  private final InstantSource time;
  private final LongSupplier nanos;
  private long ahead;

  /**
   * As of now.
   *
   * @param nanos a clock that nobody sets
   */
  SetBack(InstantSource time, LongSupplier nanos) {
    this.time = time;
    this.nanos = nanos;
    this.ahead = ahead();
  }

  /** Whether it was since the last look. */
  boolean seen() {
    long before = ahead;
    ahead = ahead();
    return ahead < before - SLACK_MILLIS;
  }

  private long ahead() {
    return time.millis() - Duration.ofNanos(nanos.getAsLong()).toMillis();
  }
}
