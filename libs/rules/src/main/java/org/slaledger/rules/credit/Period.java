package org.slaledger.rules.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slaledger.rules.Checked;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;

/**
 * A month or a quarter, cut in a zone.
 *
 * @param name {@code 2026-06} or {@code 2026-Q3}
 * @param interval from local midnight to local midnight; its length is real elapsed time
 */
public record Period(String name, Cycle cycle, Interval interval) {
  private static final Pattern NAME = Pattern.compile("(\\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))");

  /** The period of that name; refused, with the field {@code period}, when there is none. */
  public static Checked<Period> parse(String name, FrozenZone zone) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Checked.refused(
          "period", "'" + name + "' is no period", "a month 2026-06 or a quarter 2026-Q3");
    }
    int year = Integer.parseInt(matcher.group(1));
    String quarter = matcher.group(2);
    try {
      return new Checked.Accepted<>(
          quarter == null
              ? of(LocalDate.of(year, Integer.parseInt(matcher.group(3)), 1), Cycle.MONTH, zone)
              : of(firstOf(year, Integer.parseInt(quarter)), Cycle.QUARTER, zone));
    } catch (BeyondFrozenZone beyond) {
      return Checked.refused(
          "period", String.valueOf(beyond.getMessage()), "a period within the frozen years");
    }
  }

  /**
   * The period that holds an instant.
   *
   * @throws BeyondFrozenZone when it is not wholly inside the zone's frozen range
   */
  public static Period at(Instant instant, Cycle cycle, FrozenZone zone) {
    LocalDate day = zone.localTimeAt(instant).toLocalDate();
    int quarter = (day.getMonthValue() + 2) / 3;
    return switch (cycle) {
      case MONTH -> of(day.withDayOfMonth(1), cycle, zone);
      case QUARTER -> of(firstOf(day.getYear(), quarter), cycle, zone);
    };
  }

  private static LocalDate firstOf(int year, int quarter) {
    return LocalDate.of(year, quarter * 3 - 2, 1);
  }

  private static Period of(LocalDate first, Cycle cycle, FrozenZone zone) {
    LocalDate next = first.plusMonths(cycle.months());
    String name =
        switch (cycle) {
          case MONTH -> "%04d-%02d".formatted(first.getYear(), first.getMonthValue());
          case QUARTER -> "%04d-Q%d".formatted(first.getYear(), first.getMonthValue() / 3 + 1);
        };
    return new Period(
        name,
        cycle,
        new Interval(zone.instantOf(first.atStartOfDay()), zone.instantOf(next.atStartOfDay())));
  }
}
