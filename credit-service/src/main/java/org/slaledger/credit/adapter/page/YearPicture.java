package org.slaledger.credit.adapter.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.promises.Calendars;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;

/**
 * A year of a calendar, day by day, as the calendar itself reckons it.
 *
 * @param year that is covered
 */
public record YearPicture(int year, List<MonthPicture> months) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  /** A month; a week begins on Monday, and days of other months are null. */
  public record MonthPicture(String name, List<List<@Nullable Day>> weeks) {}

  /**
   * A day.
   *
   * @param look the stylesheet's name for what it is: {@code open}, {@code closed}, {@code holiday}
   * @param hours open hours in local time, or why there are none
   * @param text all of it as a sentence
   */
  public record Day(int number, String look, boolean today, String hours, String text) {}

  static YearPicture of(CalendarPublished published, int year, Instant now) {
    return new Painter(published, now).paint(year);
  }

  private static final class Painter {
    private final Calendar calendar;
    private final FrozenZone zone;
    private final Map<LocalDate, Holiday> holidays = new HashMap<>();
    private final Instant now;

    Painter(CalendarPublished published, Instant now) {
      this.calendar = Calendars.calendar(published).orElseThrow();
      this.zone = calendar.zone();
      this.now = now;
      published.terms().holidays().forEach(holiday -> holidays.put(holiday.date(), holiday));
    }

    YearPicture paint(int year) {
      return new YearPicture(
          year,
          Arrays.stream(Month.values()).map(month -> paint(YearMonth.of(year, month))).toList());
    }

    private MonthPicture paint(YearMonth month) {
      List<@Nullable Day> days = new ArrayList<>();
      LocalDate first = month.atDay(1);
      for (int i = 1; i < first.getDayOfWeek().getValue(); i++) {
        days.add(null);
      }
      first.datesUntil(first.plusMonths(1)).map(this::paint).forEach(days::add);
      List<List<@Nullable Day>> weeks = new ArrayList<>();
      for (int i = 0; i < days.size(); i += DayOfWeek.values().length) {
        weeks.add(days.subList(i, Math.min(i + DayOfWeek.values().length, days.size())));
      }
      return new MonthPicture(
          month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), weeks);
    }

    private Day paint(LocalDate date) {
      Interval day =
          new Interval(
              zone.instantOf(date.atStartOfDay()), zone.instantOf(date.plusDays(1).atStartOfDay()));
      List<Interval> open = calendar.open(day).parts();
      Holiday holiday = holidays.get(date);
      String hours =
          open.isEmpty()
              ? closed(holiday)
              : "open " + open.stream().map(it -> hours(it, day)).collect(Collectors.joining(", "));
      String look = !open.isEmpty() ? "open" : holiday == null ? "closed" : "holiday";
      String all =
          Stream.of(DAY.format(date) + ": " + hours, clocksChange(day))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("; "));
      return new Day(date.getDayOfMonth(), look, day.contains(now), hours, all);
    }

    private static String closed(@Nullable Holiday holiday) {
      return holiday == null
          ? "closed"
          : "holiday, " + Objects.requireNonNullElse(holiday.name(), "closed");
    }

    private String hours(Interval open, Interval day) {
      LocalTime from = zone.localTimeAt(open.from()).toLocalTime();
      boolean toTheEnd = open.to().equals(day.to());
      return from + "-" + (toTheEnd ? "24:00" : zone.localTimeAt(open.to()).toLocalTime());
    }

    private String clocksChange(Interval day) {
      return zone.transitions().stream()
          .filter(change -> day.contains(change.at()))
          .map(change -> "clocks change from " + change.before() + " to " + change.after())
          .collect(Collectors.joining(", "));
    }
  }
}
