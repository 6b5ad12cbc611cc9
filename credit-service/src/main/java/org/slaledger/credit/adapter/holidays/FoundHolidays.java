package org.slaledger.credit.adapter.holidays;

import java.util.List;
import org.slaledger.contract.terms.CalendarTerms.Holiday;

/**
 * Holidays to put into a calendar's terms.
 *
 * @param holidays each date once, in order
 * @param notUsed what the source holds besides, and why it is not among them
 */
public record FoundHolidays(List<Holiday> holidays, List<NotUsed> notUsed) {
  /** Keeps copies. */
  public FoundHolidays {
    holidays = List.copyOf(holidays);
    notUsed = List.copyOf(notUsed);
  }

  /**
   * Something that can't be a holiday.
   *
   * @param what as the source calls it
   * @param why for people
   */
  public record NotUsed(String what, String why) {}
}
