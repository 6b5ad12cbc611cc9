package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the wall clock and a clock that only runs forward showed at the same moment.
 *
 * @param nanos of the clock that only runs forward; its zero means nothing
 */
public record ClockReading(Instant wall, long nanos) {

  /** The wall clock jumped from where it was expected to where it is. */
  public record Stepped(Instant expected, Instant actual) {}

  /**
   * Whether the wall clock jumped between an earlier reading and this one, forward or back.
   *
   * @param tolerance what two clocks may differ by anyway
   */
  public Optional<Stepped> since(ClockReading earlier, Duration tolerance) {
    Instant expected = earlier.wall.plusNanos(nanos - earlier.nanos);
    Duration off = Duration.between(expected, wall).abs();
    return off.compareTo(tolerance) > 0
        ? Optional.of(new Stepped(wholeMillis(expected), wall))
        : Optional.empty();
  }

  private static Instant wholeMillis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
