package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * How much time a clock has: counted time such as {@code PT4H}, or {@code 2 working days}, which
 * keep the clock time.
 *
 * @param value a duration as ISO 8601 writes it, up to days, or a number of working days from 1 to
 *     366
 */
public record Target(@JsonValue String value) {
  /** The form as a regular expression. */
  public static final String FORM =
      "(P[0-9DTHMS.]{2,40}|1 working day|[1-9][0-9]{0,2} working days)";

  private static final String DAYS = " working day";
  private static final int MOST_DAYS = 366;

  /** Refuses what has neither form, and brings a duration into the one form that is hashed. */
  @JsonCreator
  public Target {
    value = value.startsWith("P") ? time(value).toString() : days(value);
  }

  /** Counted time. */
  public static Target of(Duration time) {
    return new Target(time.toString());
  }

  /** Whether it is a number of working days, not counted time. */
  public boolean isWorkingDays() {
    return !value.startsWith("P");
  }

  /** The counted time; throws for working days. */
  public Duration time() {
    return Duration.parse(value);
  }

  /** The number of working days; throws for counted time. */
  public int workingDays() {
    return Integer.parseInt(value.substring(0, value.indexOf(' ')));
  }

  private static Duration time(String text) {
    try {
      Duration time = Duration.parse(text);
      if (!time.isNegative()) {
        return time;
      }
    } catch (DateTimeParseException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static String days(String text) {
    int end = text.indexOf(DAYS);
    if (!text.matches(FORM) || end < 0) {
      throw refused(text);
    }
    int days = Integer.parseInt(text.substring(0, end));
    if (days > MOST_DAYS) {
      throw refused(text);
    }
    return days + DAYS + (days == 1 ? "" : "s");
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" must be a duration such as PT4H, or working days such as 2 working days");
  }

  @Override
  public String toString() {
    return value;
  }
}
