package org.slaledger.rules.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/**
 * When a week is open, in local time.
 *
 * @param hours day of week to its open hours; a missing day is closed; hours may overlap
 * @param holidays local dates on which the whole day is closed
 * @param later hours that take the place of {@code hours}, each from a local date on
 */
public record BusinessHours(
    Map<DayOfWeek, List<OpenHours>> hours,
    Set<LocalDate> holidays,
    NavigableMap<LocalDate, Map<DayOfWeek, List<OpenHours>>> later) {
  /** Every day of the week, all day, no holidays: 24x7. */
  public static final BusinessHours ALWAYS = everyDay();

  public BusinessHours {
    hours = week(hours);
    holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
    NavigableMap<LocalDate, Map<DayOfWeek, List<OpenHours>>> dated = new TreeMap<>();
    later.forEach((from, open) -> dated.put(from, week(open)));
    later = Collections.unmodifiableNavigableMap(dated);
  }

  /** Hours that stay the same. */
  public BusinessHours(Map<DayOfWeek, List<OpenHours>> hours, Set<LocalDate> holidays) {
    this(hours, holidays, Collections.emptyNavigableMap());
  }

  /** The same until a local date, and other hours from there on; the holidays are the same. */
  public BusinessHours from(LocalDate date, Map<DayOfWeek, List<OpenHours>> open) {
    NavigableMap<LocalDate, Map<DayOfWeek, List<OpenHours>>> dated = new TreeMap<>(later);
    dated.put(date, open);
    return new BusinessHours(hours, holidays, dated);
  }

  private static Map<DayOfWeek, List<OpenHours>> week(Map<DayOfWeek, List<OpenHours>> hours) {
    Map<DayOfWeek, List<OpenHours>> ordered = new EnumMap<>(DayOfWeek.class);
    hours.forEach((day, open) -> ordered.put(day, List.copyOf(open)));
    if (ordered.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("hours without any open time");
    }
    return Collections.unmodifiableMap(ordered);
  }

  /**
   * Reads hours as people write them.
   *
   * @param hours day of week to {@code HH:MM-HH:MM}; {@code 24:00} is the day's end
   * @return the hours, or every problem with its path, {@code hours.MONDAY[0]}
   */
  public static Checked<BusinessHours> parse(
      Map<DayOfWeek, List<String>> hours, Collection<LocalDate> holidays) {
    List<Problem> problems = new ArrayList<>();
    Map<DayOfWeek, List<OpenHours>> read = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      List<String> texts = hours.getOrDefault(day, List.of());
      for (int i = 0; i < texts.size(); i++) {
        Optional<OpenHours> open = OpenHours.parse(texts.get(i));
        open.ifPresent(o -> read.computeIfAbsent(day, d -> new ArrayList<>()).add(o));
        if (open.isEmpty()) {
          problems.add(notHours("hours." + day + "[" + i + "]", texts.get(i)));
        }
      }
    }
    if (problems.isEmpty() && read.isEmpty()) {
      problems.add(noOpenTime("hours"));
    }
    return Checked.of(problems, () -> new BusinessHours(read, new TreeSet<>(holidays)));
  }

  private static Problem notHours(String field, String text) {
    return new Problem(
        field, "'" + text + "' is no interval of a day", "HH:MM-HH:MM, 00:00 to 24:00, end later");
  }

  static Problem noOpenTime(String field) {
    return new Problem(field, "the calendar is never open", "open time on at least one day");
  }

  boolean isAlways() {
    return equals(ALWAYS);
  }

  List<OpenHours> on(LocalDate day) {
    if (holidays.contains(day)) {
      return List.of();
    }
    var changed = later.floorEntry(day);
    var week = changed == null ? hours : changed.getValue();
    return week.getOrDefault(day.getDayOfWeek(), List.of());
  }

  private static BusinessHours everyDay() {
    Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(new OpenHours(0, OpenHours.DAY)));
    }
    return new BusinessHours(week, Set.of());
  }
}
