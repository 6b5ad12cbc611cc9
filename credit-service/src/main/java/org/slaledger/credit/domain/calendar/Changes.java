package org.slaledger.credit.domain.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Later;
import org.slaledger.contract.terms.FrozenZoneTerms;

/** What one version of a calendar says otherwise than another. */
public final class Changes {
  /**
   * A field that differs.
   *
   * @param what the field, for people
   * @param before blank where there was nothing
   * @param after blank where there is nothing
   */
  public record Change(String what, String before, String after) {}

  private final List<Change> found = new ArrayList<>();

  private Changes() {}

  /** Field by field: zone, years, hours, holidays, and the zone's own changes of its offset. */
  public static List<Change> between(CalendarPublished before, CalendarPublished after) {
    Changes changes = new Changes();
    CalendarTerms old = before.terms();
    CalendarTerms anew = after.terms();
    changes.add("zone", old.zone(), anew.zone());
    changes.add("years", years(old), years(anew));
    changes.add("hours", hours(old.hours()), hours(anew.hours()));
    changes.addAll("hours from ", later(old), later(anew));
    changes.addAll("holiday ", holidays(old), holidays(anew));
    if (old.zone().equals(anew.zone())) {
      changes.offsets(before.zone(), after.zone());
    }
    return List.copyOf(changes.found);
  }

  private void add(String what, String before, String after) {
    if (!before.equals(after)) {
      found.add(new Change(what, before, after));
    }
  }

  private <K extends Comparable<? super K>> void addAll(
      String what, Map<K, String> before, Map<K, String> after) {
    TreeSet<K> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (K key : keys) {
      add(what + key, before.getOrDefault(key, ""), after.getOrDefault(key, ""));
    }
  }

  /** Only where both cover the time: more years bring more transitions. */
  private void offsets(FrozenZoneTerms before, FrozenZoneTerms after) {
    addAll("clocks change at ", transitions(before, after), transitions(after, before));
  }

  private static Map<Instant, String> transitions(FrozenZoneTerms zone, FrozenZoneTerms other) {
    Map<Instant, String> transitions = new TreeMap<>();
    zone.transitions().stream()
        .filter(change -> change.at().isAfter(other.from()) && change.at().isBefore(other.until()))
        .forEach(change -> transitions.put(change.at(), change.before() + " to " + change.after()));
    return transitions;
  }

  private static String years(CalendarTerms terms) {
    return terms.fromYear() + " to " + terms.toYear();
  }

  private static Map<LocalDate, String> later(CalendarTerms terms) {
    Map<LocalDate, String> later = new TreeMap<>();
    Objects.requireNonNullElse(terms.later(), List.<Later>of())
        .forEach(it -> later.put(it.from(), hours(it.hours())));
    return later;
  }

  private static String hours(Map<DayOfWeek, List<String>> hours) {
    return new TreeMap<>(hours)
        .entrySet().stream()
            .filter(day -> !day.getValue().isEmpty())
            .map(day -> word(day.getKey()) + " " + String.join(", ", day.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static String word(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static Map<LocalDate, String> holidays(CalendarTerms terms) {
    Map<LocalDate, String> holidays = new TreeMap<>();
    terms
        .holidays()
        .forEach(it -> holidays.put(it.date(), Objects.requireNonNullElse(it.name(), "closed")));
    return holidays;
  }
}
