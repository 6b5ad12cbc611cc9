package org.slaledger.contract.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Reads the two forms of time that stand in every event. What we write ourselves, such as {@code
 * 2026-11-23T12:00:00.017Z} and {@code PT0.048S}, is read digit by digit; everything else is left
 * to the JDK's parsers, which also refuse what has no form.
 */
final class TimeText {
  private static final Pattern DURATION = Pattern.compile(Forms.DURATION);
  private static final int SECONDS = "2026-11-23T12:00:00Z".length();
  private static final int MILLIS = "2026-11-23T12:00:00.017Z".length();
  private static final int NONE = -1;

  private TimeText() {}

  /** As {@link Instant#parse}. */
  static Instant instant(String text) {
    if (!punctuated(text)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int millis = text.length() == SECONDS ? 0 : number(text, 20, 23);
    long day = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    // 24:00 and leap seconds have rules of their own
    boolean plain = hour <= 23 && minute <= 59 && second <= 59;
    return plain && (hour | minute | second | millis) >= 0 && day != Long.MIN_VALUE
        ? Instant.ofEpochSecond(
            day * 86_400 + hour * 3_600L + minute * 60L + second, millis * 1_000_000L)
        : Instant.parse(text);
  }

  /** As {@link Duration#parse}, of the form {@link Forms#DURATION} only. */
  static Duration duration(String text) {
    int end = text.length() - 1;
    if (end >= 3 && text.startsWith("PT") && text.charAt(end) == 'S') {
      int point = text.indexOf('.');
      int seconds = number(text, 2, point < 0 ? end : point);
      int nanos = point < 0 ? 0 : fraction(text, point + 1, end);
      if (seconds >= 0 && nanos >= 0) {
        return Duration.ofSeconds(seconds, nanos);
      }
    }
    if (!DURATION.matcher(text).matches()) {
      throw new IllegalArgumentException("not in upper case, or not of days and smaller units");
    }
    return Duration.parse(text);
  }

  private static boolean punctuated(String text) {
    int length = text.length();
    return (length == SECONDS || (length == MILLIS && text.charAt(19) == '.'))
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && text.charAt(length - 1) == 'Z';
  }

  private static long day(int year, int month, int day) {
    try {
      return year < 0 ? Long.MIN_VALUE : LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }

  /** Nanoseconds; negative where it is no fraction of one to nine digits. */
  private static int fraction(String text, int from, int to) {
    int value = number(text, from, to);
    for (int digits = to - from; value > 0 && digits < 9; digits++) {
      value *= 10;
    }
    return value;
  }

  /** Negative where there are not one to nine digits and nothing else. */
  private static int number(String text, int from, int to) {
    if (from >= to || to - from > 9) {
      return NONE;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NONE;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
