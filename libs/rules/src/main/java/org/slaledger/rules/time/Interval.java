package org.slaledger.rules.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive; not before {@code from}; the interval is empty when they are equal
 */
public record Interval(Instant from, Instant to) {
  public Interval {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an interval ends before it begins: " + from + " " + to);
    }
  }

  /** Real elapsed time. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** Whether it holds no instant. */
  public boolean isEmpty() {
    return from.equals(to);
  }

  /** Whether the instant lies in it; its end does not. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  /** Whether both share an instant. */
  public boolean overlaps(Interval other) {
    return later(from, other.from).isBefore(earlier(to, other.to));
  }

  /** What both share; an empty interval where they share nothing. */
  public Interval intersect(Interval other) {
    Instant start = later(from, other.from);
    Instant end = earlier(to, other.to);
    return new Interval(start, later(start, end));
  }

  /** The shortest interval that holds both. */
  public Interval hull(Interval other) {
    return new Interval(earlier(from, other.from), later(to, other.to));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
