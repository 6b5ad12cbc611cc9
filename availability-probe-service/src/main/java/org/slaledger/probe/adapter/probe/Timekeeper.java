package org.slaledger.probe.adapter.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slaledger.probe.domain.ClockReading;

/**
 * Reads the wall clock, and compares it each time with one that only runs forward. For use by one
 * thread.
 */
final class Timekeeper {
  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Duration tolerance;
  private final Consumer<ClockReading.Stepped> stepped;
  private ClockReading last;

  /**
   * With what to do when the wall clock has jumped.
   *
   * @param nanos of a clock that only runs forward
   */
  Timekeeper(
      InstantSource wall,
      LongSupplier nanos,
      Duration tolerance,
      Consumer<ClockReading.Stepped> stepped) {
    this.wall = wall;
    this.nanos = nanos;
    this.tolerance = tolerance;
    this.stepped = stepped;
    this.last = read();
  }

  /** The wall clock now; a jump since the last call is told before this returns. */
  Instant now() {
    ClockReading now = read();
    ClockReading before = last;
    last = now;
    now.since(before, tolerance).ifPresent(stepped);
    return now.wall();
  }

  /** The wall clock, whatever it did since the last look. */
  Instant wall() {
    return wall.instant();
  }

  private ClockReading read() {
    return new ClockReading(wall.instant(), nanos.getAsLong());
  }
}
