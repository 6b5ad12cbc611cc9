package org.slaledger.rules.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a local day.
 *
 * @param fromMinute of the day, inclusive, 0 to 1439
 * @param toMinute of the day, exclusive, up to 1440, which is the day's end
 */
public record OpenHours(int fromMinute, int toMinute) {
  private static final Pattern TEXT = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
  static final int DAY = 24 * 60;

  public OpenHours {
    if (fromMinute < 0 || toMinute > DAY || fromMinute >= toMinute) {
      throw new IllegalArgumentException("no hours of a day: " + fromMinute + " " + toMinute);
    }
  }

  /** Reads {@code HH:MM-HH:MM}; nothing when the text is none, or ends before it begins. */
  public static Optional<OpenHours> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int from = minute(matcher.group(1), matcher.group(2));
    int to = minute(matcher.group(3), matcher.group(4));
    return from >= 0 && from < to && to <= DAY
        ? Optional.of(new OpenHours(from, to))
        : Optional.empty();
  }

  private static int minute(String hours, String minutes) {
    int within = Integer.parseInt(minutes);
    return within < 60 ? Integer.parseInt(hours) * 60 + within : -1;
  }

  /** Each end is resolved by itself; empty when its end does not come after its start. */
  Interval on(LocalDate day, FrozenZone zone) {
    Instant from = zone.resolve(at(day, fromMinute));
    Instant to = zone.resolve(at(day, toMinute));
    return new Interval(from, to.isBefore(from) ? from : to);
  }

  private static LocalDateTime at(LocalDate day, int minute) {
    return day.atStartOfDay().plusMinutes(minute);
  }

  @Override
  public String toString() {
    return "%02d:%02d-%02d:%02d"
        .formatted(fromMinute / 60, fromMinute % 60, toMinute / 60, toMinute % 60);
  }
}
