package org.slaledger.clock.adapter.page;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A period, and where to go from it.
 *
 * @param name such as {@code 2026-11} or {@code 2026-Q4}
 * @param earlier the one before
 * @param later the one after
 * @param other the quarter of a month, or the first month of a quarter
 */
record PeriodChoice(String name, String earlier, String later, String other) {
  private static final int MONTHS = 3;

  /** The month of an instant, in UTC. */
  static String month(Instant instant) {
    return YearMonth.from(instant.atOffset(ZoneOffset.UTC)).toString();
  }

  /** Of a name that is known to be one. */
  static PeriodChoice of(String name) {
    if (!name.contains("Q")) {
      YearMonth month = YearMonth.parse(name);
      return new PeriodChoice(
          name, month.minusMonths(1).toString(), month.plusMonths(1).toString(), quarter(month));
    }
    String[] parts = name.split("-Q", -1);
    YearMonth first =
        YearMonth.of(Integer.parseInt(parts[0]), (Integer.parseInt(parts[1]) - 1) * MONTHS + 1);
    return new PeriodChoice(
        name,
        quarter(first.minusMonths(MONTHS)),
        quarter(first.plusMonths(MONTHS)),
        first.toString());
  }

  private static String quarter(YearMonth month) {
    int quarter = (month.getMonthValue() - 1) / MONTHS + 1;
    return String.format(Locale.ROOT, "%04d-Q%d", month.getYear(), quarter);
  }
}
