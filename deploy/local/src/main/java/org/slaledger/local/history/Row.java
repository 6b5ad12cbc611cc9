package org.slaledger.local.history;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One observation as texts, read into values; what can't be read is told by its field. */
final class Row {
  /** The fields that there are. */
  static final Set<String> FIELDS =
      Set.of("point", "location", "at", "ok", "interval", "took", "status", "reason", "detail");

  private static final Set<String> YES = Set.of("true", "1", "up", "ok");
  private static final Set<String> NO = Set.of("false", "0", "down", "failed");
  private static final Set<String> REASONS =
      Set.of(
          "DNS",
          "REFUSED",
          "TIMEOUT",
          "RESET",
          "TLS",
          "STATUS",
          "PROTOCOL",
          "REDIRECT",
          "CONTENT",
          "SLOW",
          "CERTIFICATE",
          "SILENT",
          "REPORTED");
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final int LONGEST_DETAIL = 200;
  static final long DAY = Duration.ofDays(1).toMillis();

  private Row() {}

  /** What a field has, and what it ought to. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    Unreadable(String field, String message) {
      super(message);
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  static String name(String field, @Nullable String text) throws Unreadable {
    if (text == null || !text.matches(NAME)) {
      throw wrong(field, text, "is no name (1 to 64 letters, digits, . _ -)");
    }
    return text;
  }

  /** Milliseconds since the epoch, of an RFC 3339 time or of seconds since the epoch. */
  static long at(@Nullable String text) throws Unreadable {
    try {
      if (text != null && text.matches("[0-9]+([.][0-9]+)?")) {
        return new BigDecimal(text).movePointRight(3).longValue();
      }
      Instant at = OffsetDateTime.parse(String.valueOf(text)).toInstant();
      return at.toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong("at", text, "is no time (2026-06-01T12:00:00Z, or seconds since 1970)");
    }
  }

  static boolean ok(@Nullable String text) throws Unreadable {
    String lower = text == null ? "" : text.toLowerCase(java.util.Locale.ROOT);
    if (YES.contains(lower) || NO.contains(lower)) {
      return YES.contains(lower);
    }
    throw wrong("ok", text, "is neither true nor false");
  }

  /** Milliseconds; nothing where nothing is said. */
  static int interval(@Nullable String text) throws Unreadable {
    long millis = duration("interval", text);
    if (text != null && (millis < 1 || millis > DAY)) {
      throw wrong("interval", text, "is not between 1 ms and a day");
    }
    return (int) millis;
  }

  /** Milliseconds; negative where nothing is said. */
  static int took(@Nullable String text) throws Unreadable {
    long millis = text == null ? -1 : duration("took", text);
    if (text != null && (millis < 0 || millis > DAY)) {
      throw wrong("took", text, "is not between nothing and a day");
    }
    return (int) millis;
  }

  /** ISO 8601, or seconds. */
  static long duration(String field, @Nullable String text) throws Unreadable {
    if (text == null) {
      return 0;
    }
    try {
      return text.matches("[0-9]+([.][0-9]+)?")
          ? new BigDecimal(text).movePointRight(3).longValue()
          : Duration.parse(text).toMillis();
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(field, text, "is no duration (PT1M, or seconds)");
    }
  }

  static @Nullable Integer status(@Nullable String text) throws Unreadable {
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw wrong("status", text, "is no number");
    }
    return Integer.valueOf(text);
  }

  static @Nullable String reason(@Nullable String text) throws Unreadable {
    if (text != null && !REASONS.contains(text)) {
      throw wrong(
          "reason", text, "is none of " + String.join(", ", REASONS.stream().sorted().toList()));
    }
    return text;
  }

  static @Nullable String detail(@Nullable String text) {
    return text == null || text.length() <= LONGEST_DETAIL
        ? text
        : text.substring(0, LONGEST_DETAIL - 1) + "…";
  }

  private static Unreadable wrong(String field, @Nullable String text, String message) {
    return new Unreadable(field, text == null ? "is missing" : "\"" + text + "\" " + message);
  }
}
