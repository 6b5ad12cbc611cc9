package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.problem.Problem;

/** The periods that may be asked for. */
public final class Periods {
  /** The longest whose states are reckoned at once. */
  static final Duration LONGEST = Duration.ofDays(92);

  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration CENTURY = Duration.ofDays(36_525);

  private Periods() {}

  /** Up to 92 days; the last 30 where nothing is said. */
  static Interval month(@Nullable String from, @Nullable String to, Instant now) {
    return of(from, to, now, LONGEST);
  }

  /** However long; the last 30 days where nothing is said. */
  static Interval any(@Nullable String from, @Nullable String to, Instant now) {
    return of(from, to, now, CENTURY);
  }

  private static Interval of(
      @Nullable String from, @Nullable String to, Instant now, Duration longest) {
    Instant begin = Asked.instant("from", from);
    Instant end = Asked.instant("to", to);
    Instant usual = (end == null ? now : end).minus(USUAL);
    return Asked.interval(begin == null ? usual.toString() : from, to, now, longest);
  }

  /**
   * The millisecond that begins at an instant; 400 for what is none, 404 where there can't have
   * been an outage.
   */
  public static Interval at(String what, String at, Instant now) {
    Instant instant = Asked.instant("at", at);
    if (instant != null && instant.isBefore(now)) {
      return new Interval(instant, instant.plusMillis(1));
    }
    throw Problem.notFound("outage of " + what + " at " + at).asException();
  }

  /** So many days back from now; none where nothing is said. */
  static @Nullable Duration days(String parameter, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String text = value.strip();
    if (text.matches("[0-9]{1,2}d")) {
      Duration days = Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)));
      if (!days.isZero() && days.compareTo(LONGEST) <= 0) {
        return days;
      }
    }
    throw Asked.wrong(parameter, "is no number of days", "1d to 92d");
  }

  static long count(String parameter, @Nullable String value) {
    try {
      long count = value == null || value.isBlank() ? 0 : Long.parseLong(value.strip());
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw Asked.wrong(parameter, "is no count", "0 or more");
  }
}
