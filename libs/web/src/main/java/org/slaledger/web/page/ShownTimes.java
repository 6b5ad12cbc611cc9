package org.slaledger.web.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slaledger.contract.Target;

/** How templates show times without the reader's browser: in UTC, and durations in words. */
@TemplateExtension
public final class ShownTimes {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ShownTimes() {}

  /** Such as {@code 2026-03-01 08:15 UTC}. */
  static String utc(Instant instant) {
    return MINUTES.format(instant);
  }

  /** Such as {@code 2 d 3 h 5 min} or {@code 12.345 s}, to the millisecond. */
  public static String words(Duration duration) {
    StringBuilder text = new StringBuilder(duration.isNegative() ? "minus " : "");
    Duration rest = duration.abs();
    add(text, rest.toDays(), "d");
    add(text, rest.toHoursPart(), "h");
    add(text, rest.toMinutesPart(), "min");
    long millis = rest.toSecondsPart() * 1000L + rest.toMillisPart();
    if (millis > 0 || rest.toMinutes() == 0) {
      text.append(
              millis % 1000 == 0
                  ? "" + millis / 1000
                  : String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000))
          .append(" s");
    }
    return text.toString().strip();
  }

  /** A promised time, such as {@code 1 h}; of working days as a document writes it. */
  public static String words(Target target) {
    return target.isWorkingDays() ? target.value() : words(target.time());
  }

  private static void add(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(' ').append(unit).append(' ');
    }
  }
}
