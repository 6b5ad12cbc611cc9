package org.slaledger.credit.adapter.page;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.contract.terms.CalendarTerms.Later;
import org.slaledger.credit.adapter.http.CalendarBody;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/**
 * The form that publishes a calendar, read. It shows the hours that hold last; where they were
 * changed, the new ones hold from a day on, and those before that day stay.
 */
final class CalendarDraft {
  /** Which hours are shown where there is no calendar yet. */
  private static final List<String> USUAL = List.of("09:00-17:00");

  private final Map<String, String> values;
  private final @Nullable CalendarTerms latest;
  private final List<Problem> problems = new ArrayList<>();

  private CalendarDraft(Map<String, String> values, @Nullable CalendarTerms latest) {
    this.values = values;
    this.latest = latest;
  }

  /** The form's fields for the next version. */
  static Map<String, String> fields(@Nullable CalendarTerms latest, int thisYear) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("zone", latest == null ? "" : latest.zone());
    fields.put("fromYear", "" + (latest == null ? thisYear : latest.fromYear()));
    fields.put("toYear", "" + (latest == null ? thisYear + 4 : latest.toYear()));
    for (DayOfWeek day : DayOfWeek.values()) {
      List<String> hours =
          latest == null
              ? day.getValue() <= 5 ? USUAL : List.of()
              : last(latest).getOrDefault(day, List.of());
      fields.put(day.name(), String.join(", ", hours));
    }
    fields.put("holidays", latest == null ? "" : HolidayLines.write(latest.holidays()));
    return fields;
  }

  /** What would be published, or what can't be read. */
  static Checked<CalendarBody> read(Map<String, String> values, @Nullable CalendarTerms latest) {
    return new CalendarDraft(values, latest).read();
  }

  private Checked<CalendarBody> read() {
    int from = year("fromYear");
    int to = year("toYear");
    Map<DayOfWeek, List<String>> hours = hours();
    LocalDate since = since();
    Checked<List<Holiday>> holidays = HolidayLines.read(value("holidays"));
    problems.addAll(holidays.problems());
    boolean changed = latest != null && !hours.equals(opened(last(latest)));
    if (changed && since == null) {
      problems.add(
          new Problem(
              "hours from",
              "is missing: the hours were changed",
              "the day from which on they hold"));
    }
    return Checked.of(
        problems,
        () ->
            new CalendarBody(
                value("zone"),
                latest == null ? hours : latest.hours(),
                latest == null ? null : later(latest, changed ? since : null, hours),
                holidays.orElseThrow(),
                from,
                to,
                value("reason")));
  }

  private static @Nullable List<Later> later(
      CalendarTerms latest, @Nullable LocalDate since, Map<DayOfWeek, List<String>> hours) {
    if (since == null) {
      return latest.later();
    }
    return Stream.concat(
            Objects.requireNonNullElse(latest.later(), List.<Later>of()).stream()
                .filter(before -> before.from().isBefore(since)),
            Stream.of(new Later(since, hours)))
        .toList();
  }

  private static Map<DayOfWeek, List<String>> last(CalendarTerms terms) {
    return terms.later() == null || terms.later().isEmpty()
        ? terms.hours()
        : terms.later().getLast().hours();
  }

  /** A day that is closed may be missing, or be there without hours. */
  private static Map<DayOfWeek, List<String>> opened(Map<DayOfWeek, List<String>> hours) {
    Map<DayOfWeek, List<String>> opened = new EnumMap<>(DayOfWeek.class);
    hours.forEach((day, open) -> opened.put(day, open));
    opened.values().removeIf(List::isEmpty);
    return opened;
  }

  private Map<DayOfWeek, List<String>> hours() {
    Map<DayOfWeek, List<String>> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.put(
          day,
          Stream.of(value(day.name()).split(",", -1))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .toList());
    }
    return opened(hours);
  }

  private @Nullable LocalDate since() {
    String text = value("from");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      problems.add(new Problem("hours from", "'" + text + "' is no date", "such as 2027-01-01"));
      return null;
    }
  }

  private int year(String field) {
    String text = value(field);
    if (!text.matches("[0-9]{4}")) {
      problems.add(new Problem(field, "'" + text + "' is no year", "such as 2027"));
      return 0;
    }
    return Integer.parseInt(text);
  }

  private String value(String field) {
    return values.getOrDefault(field, "");
  }
}
