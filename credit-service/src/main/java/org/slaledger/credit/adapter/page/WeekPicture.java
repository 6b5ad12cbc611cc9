package org.slaledger.credit.adapter.page;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.rules.time.OpenHours;

/**
 * The hours of a week, each day as a strip of {@value #MINUTES} minutes.
 *
 * @param from from when on they hold; null for those that hold first
 */
public record WeekPicture(@Nullable LocalDate from, List<Day> days) {
  static final int MINUTES = 1440;

  /**
   * A day.
   *
   * @param hours as they were written; closed where empty
   */
  public record Day(String name, List<String> hours, List<Bar> bars) {}

  /** Open hours. */
  public record Bar(int x, int width) {}

  static List<WeekPicture> of(CalendarTerms terms) {
    List<WeekPicture> weeks = new ArrayList<>();
    weeks.add(week(null, terms.hours()));
    Objects.requireNonNullElse(terms.later(), List.<CalendarTerms.Later>of())
        .forEach(later -> weeks.add(week(later.from(), later.hours())));
    return weeks;
  }

  private static WeekPicture week(@Nullable LocalDate from, Map<DayOfWeek, List<String>> hours) {
    return new WeekPicture(
        from,
        Arrays.stream(DayOfWeek.values())
            .map(day -> day(day, hours.getOrDefault(day, List.of())))
            .toList());
  }

  private static Day day(DayOfWeek day, List<String> hours) {
    Stream<Bar> bars =
        hours.stream()
            .map(OpenHours::parse)
            .flatMap(Optional::stream)
            .map(open -> new Bar(open.fromMinute(), open.toMinute() - open.fromMinute()));
    return new Day(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), hours, bars.toList());
  }
}
