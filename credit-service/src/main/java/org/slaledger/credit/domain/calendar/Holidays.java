package org.slaledger.credit.domain.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.slaledger.contract.terms.CalendarTerms.Holiday;

/** Holidays as terms hold them: each date once, in order. */
public final class Holidays {
  private static final int LONGEST_NAME = 200;

  private Holidays() {}

  /** What falls on one date becomes one holiday with the names of all. */
  public static List<Holiday> inOrder(Collection<Holiday> holidays) {
    Map<LocalDate, Set<String>> names = new TreeMap<>();
    for (Holiday holiday : holidays) {
      names
          .computeIfAbsent(holiday.date(), date -> new LinkedHashSet<>())
          .add(Objects.requireNonNullElse(holiday.name(), ""));
    }
    return names.entrySet().stream()
        .map(entry -> holiday(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Holiday holiday(LocalDate date, Set<String> names) {
    String name =
        String.join(", ", names.stream().map(String::strip).filter(n -> !n.isEmpty()).toList());
    return new Holiday(date, name.isEmpty() ? null : cut(name));
  }

  private static String cut(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    boolean splits = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, splits ? LONGEST_NAME - 1 : LONGEST_NAME);
  }
}
