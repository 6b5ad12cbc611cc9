package org.slaledger.credit.adapter.http;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.contract.terms.CalendarTerms.Later;
import org.slaledger.credit.domain.calendar.PublishCalendar;

/**
 * A version of a calendar to be published.
 *
 * @param hours day of week to intervals; a missing day is closed
 * @param later hours that take the place of {@code hours}, each from a day on
 * @param holidays each date once, in order
 */
public record CalendarBody(
    @Schema(examples = "Europe/Amsterdam") String zone,
    @Schema(examples = "{\"MONDAY\": [\"09:00-12:00\", \"13:00-17:00\"]}")
        Map<DayOfWeek, List<String>> hours,
    @Nullable List<Later> later,
    List<Holiday> holidays,
    @Schema(examples = "2026") int fromYear,
    @Schema(examples = "2030") int toYear,
    @Schema(examples = "the holidays of 2030") String reason) {
  /** Of terms that were put together elsewhere. */
  public static CalendarBody of(CalendarTerms terms, String reason) {
    return new CalendarBody(
        terms.zone(),
        terms.hours(),
        terms.later(),
        terms.holidays(),
        terms.fromYear(),
        terms.toYear(),
        reason);
  }

  PublishCalendar command() {
    return new PublishCalendar(
        new CalendarTerms(zone, hours, later, holidays, fromYear, toYear), reason);
  }
}
