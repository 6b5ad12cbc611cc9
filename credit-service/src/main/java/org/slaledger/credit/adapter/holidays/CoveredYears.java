package org.slaledger.credit.adapter.holidays;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/**
 * The years for which holidays are wanted.
 *
 * @param from the first of them
 * @param to the last of them
 */
public record CoveredYears(int from, int to) {
  private static final int FIRST = 1970;
  private static final int LAST = 2199;
  private static final int MOST = 20;

  /** Refused where a calendar can't cover them. */
  public static Checked<CoveredYears> of(int from, int to) {
    List<Problem> problems = new ArrayList<>();
    if (from < FIRST || from > LAST) {
      problems.add(new Problem("fromYear", from + " is out of bounds", FIRST + " to " + LAST));
    }
    if (to < from || to > LAST || (long) to - from >= MOST) {
      problems.add(
          new Problem(
              "toYear",
              to + " does not go with " + from,
              "from the first year on, at most " + MOST + " years"));
    }
    return Checked.of(problems, () -> new CoveredYears(from, to));
  }

  boolean contain(LocalDate date) {
    return date.getYear() >= from && date.getYear() <= to;
  }

  LocalDate first() {
    return LocalDate.of(from, 1, 1);
  }

  LocalDate last() {
    return LocalDate.of(to, 12, 31);
  }
}
