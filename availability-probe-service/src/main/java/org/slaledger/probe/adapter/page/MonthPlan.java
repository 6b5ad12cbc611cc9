package org.slaledger.probe.adapter.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slaledger.probe.view.ShownWindow;

/**
 * A month, day by day, with the windows that touch each day.
 *
 * @param zone in whose days
 */
public record MonthPlan(YearMonth month, ZoneId zone, LocalDate today, List<Row> rows) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  /** A day of the month. */
  public record Day(LocalDate date, boolean today, List<Entry> entries) {
    /** Its number. */
    public int number() {
      return date.getDayOfMonth();
    }

    /** Such as Sunday 6 December. */
    public String name() {
      return DAY.format(date);
    }

    /** How many windows touch it, in words. */
    public String summary() {
      return switch (entries.size()) {
        case 0 -> "no maintenance";
        case 1 -> "1 window";
        default -> entries.size() + " windows";
      };
    }
  }

  /**
   * A window on a day.
   *
   * @param hours such as 22:00 to 24:00, in the plan's zone
   */
  public record Entry(Row row, String hours) {}

  /** Of the windows that touch the month, in any order. */
  public static MonthPlan of(YearMonth month, ZoneId zone, Instant now, List<ShownWindow> windows) {
    return new MonthPlan(
        month,
        zone,
        LocalDate.ofInstant(now, zone),
        windows.stream()
            .sorted(
                Comparator.comparing(ShownWindow::from).thenComparing(it -> it.window().value()))
            .map(it -> new Row(it, now))
            .toList());
  }

  /** When a month begins. */
  public static Instant begins(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /** Such as December 2026. */
  public String name() {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  /** The month before. */
  public YearMonth previous() {
    return month.minusMonths(1);
  }

  /** The month after. */
  public YearMonth next() {
    return month.plusMonths(1);
  }

  /** Weeks from Monday on; days of other months are empty. */
  public List<List<Day>> weeks() {
    LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Stream.iterate(monday, it -> !it.isAfter(month.atEndOfMonth()), it -> it.plusWeeks(1))
        .map(week -> IntStream.range(0, 7).mapToObj(week::plusDays).map(this::day).toList())
        .toList();
  }

  /** Days on which something takes place. */
  public List<Day> busy() {
    return IntStream.rangeClosed(1, month.lengthOfMonth())
        .mapToObj(it -> day(month.atDay(it)))
        .filter(it -> !it.entries().isEmpty())
        .toList();
  }

  /** Whether a day is one of the month. */
  public boolean has(Day day) {
    return YearMonth.from(day.date()).equals(month);
  }

  private Day day(LocalDate date) {
    Instant from = date.atStartOfDay(zone).toInstant();
    Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
    return new Day(
        date,
        date.equals(today),
        rows.stream()
            .filter(it -> it.window().from().isBefore(to) && it.window().to().isAfter(from))
            .map(it -> new Entry(it, hours(it.window(), from, to)))
            .toList());
  }

  private String hours(ShownWindow it, Instant from, Instant to) {
    String start = it.from().isBefore(from) ? "00:00" : time(it.from());
    return start + "–" + (it.to().isBefore(to) ? time(it.to()) : "24:00");
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }
}
