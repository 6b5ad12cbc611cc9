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
 * @param later hours that take the place of {@code hours}, each from a day on, in order
 * @param holidays days on which it is closed all day, whatever the day of the week
 * @param fromYear the first year that it covers
 * @param toYear the last year that it covers
 */
public record CalendarTerms(
    String zone,
    Map<DayOfWeek, List<String>> hours,
    @Nullable List<Later> later,
    List<Holiday> holidays,
    int fromYear,
    int toYear) {

  /** Hours that stay the same. */
  public CalendarTerms(
      String zone,
      Map<DayOfWeek, List<String>> hours,
      List<Holiday> holidays,
      int fromYear,
      int toYear) {
    this(zone, hours, null, holidays, fromYear, toYear);
  }

  /**
   * Hours from a day on.
   *
   * @param from local
   * @param hours as {@link CalendarTerms#hours}, all of them
   */
  public record Later(LocalDate from, Map<DayOfWeek, List<String>> hours) {}

  /**
   * A day that is closed.
   *
   * @param date local
   * @param name for people
   */
  public record Holiday(LocalDate date, @Nullable String name) {}
}
