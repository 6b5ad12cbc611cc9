package org.slaledger.credit.automation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When shadow replays are due: {@code off}, every so often ({@code PT12H}, an hour at least), or
 * each day at a time in UTC ({@code 02:30}).
 *
 * @param every null where it is not every so often
 * @param at null where it is not at a time of day; off where both are null
 */
record ShadowSchedule(@Nullable Duration every, @Nullable LocalTime at) {
  private static final Duration LEAST = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * As it is written in the setting.
   *
   * @throws IllegalArgumentException for what it can't be, with what it may be
   */
  static ShadowSchedule parse(String text) {
    try {
      if (text.equals("off")) {
        return new ShadowSchedule(null, null);
      }
      if (!text.startsWith("P")) {
        return new ShadowSchedule(null, LocalTime.parse(text));
      }
      Duration every = Duration.parse(text);
      if (every.compareTo(LEAST) >= 0) {
        return new ShadowSchedule(every, null);
      }
    } catch (DateTimeException e) {
      throw wrong(text, e);
    }
    throw wrong(text, null);
  }

  private static IllegalArgumentException wrong(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "sla.credit.shadow is off, a duration such as PT24H, PT1H at least, or a time of day in UTC"
            + " such as 02:30, not '"
            + text
            + "'",
        cause);
  }

  /** Whether one is due now if the last one began then. */
  boolean due(Instant last, Instant now) {
    if (every != null) {
      return !now.isBefore(last.plus(every));
    }
    return at != null && last.isBefore(lastAt(now, at));
  }

  private static Instant lastAt(Instant now, LocalTime at) {
    OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(at);
    return today.toInstant().isAfter(now) ? today.minus(DAY).toInstant() : today.toInstant();
  }
}
