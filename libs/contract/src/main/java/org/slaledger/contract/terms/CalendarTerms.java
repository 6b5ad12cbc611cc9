package org.slaledger.contract.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours.
 *
 * @param zone IANA zone in which hours and holidays are local
 * @param hours day of week to intervals {@code HH:MM-HH:MM}, end exclusive, {@code 24:00} is the
 *     day's end; a missing day is closed
 * @param holidays days on which it is closed all day, whatever the day of the week
 * @param fromYear the first year that it covers
 * @param toYear the last year that it covers
 */
public record CalendarTerms(
    String zone,
    Map<DayOfWeek, List<String>> hours,
    List<Holiday> holidays,
    int fromYear,
    int toYear) {

  /**
   * A day that is closed.
   *
   * @param date local
   * @param name for people
   */
  public record Holiday(LocalDate date, @Nullable String name) {}
}
