package org.slaledger.credit.adapter.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.credit.domain.calendar.Holidays;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/** Holidays as people write them: a line each, its date first, then its name. */
final class HolidayLines {
  private HolidayLines() {}

  static String write(List<Holiday> holidays) {
    return holidays.stream()
        .map(it -> it.name() == null ? "" + it.date() : it.date() + " " + it.name())
        .collect(Collectors.joining("\n"));
  }

  /** In order, each date once, however they were written. */
  static Checked<List<Holiday>> read(String text) {
    List<Holiday> holidays = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty()) {
        read(line, i + 1, holidays, problems);
      }
    }
    return Checked.of(problems, () -> Holidays.inOrder(holidays));
  }

  private static void read(
      String line, int number, List<Holiday> holidays, List<Problem> problems) {
    String[] parts = line.split("\\s+", 2);
    try {
      holidays.add(new Holiday(LocalDate.parse(parts[0]), parts.length == 1 ? null : parts[1]));
    } catch (DateTimeException e) {
      problems.add(
          new Problem(
              "holidays, line " + number,
              "'" + parts[0] + "' is no date",
              "a line such as 2026-12-25 Christmas"));
    }
  }
}
