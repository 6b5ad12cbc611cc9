package org.slaledger.contract.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Opening hours.
 *
 * @param zone IANA zone in which hours and holidays are local
 * @param hours day of week to intervals {@code HH:MM-HH:MM}, end exclusive, {@code 24:00} is the
 *     day's end; a missing day is closed
 * @param holidays local dates on which the whole day is closed
 */
public record CalendarTerms(
    String zone, Map<DayOfWeek, List<String>> hours, List<LocalDate> holidays) {}
