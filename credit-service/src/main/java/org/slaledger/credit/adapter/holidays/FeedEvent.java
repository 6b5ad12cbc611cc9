package org.slaledger.credit.adapter.holidays;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.fortuna.ical4j.util.Strings;
import org.jspecify.annotations.Nullable;

/** A VEVENT with the properties that tell when it is (RFC 5545, 3.6.1). */
final class FeedEvent {
  private static final Set<String> READ =
      Set.of(
          "SUMMARY",
          "STATUS",
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID");
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int LONGEST = 366;
  private static final int FIRST_YEAR = 1900;

  private final Map<String, List<String>> properties = new HashMap<>();

  void add(String property, String value) {
    if (READ.contains(property)) {
      properties.computeIfAbsent(property, name -> new ArrayList<>()).add(value);
    }
  }

  /** What it is called; blank for nothing. */
  String summary() {
    return Strings.unescape(one("SUMMARY").orElse("")).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /**
   * The days on which it is, within these years.
   *
   * @throws Unusable where it can't be told
   */
  List<LocalDate> days(CoveredYears years) {
    if (one("STATUS").filter("CANCELLED"::equalsIgnoreCase).isPresent()) {
      throw new Unusable("is cancelled");
    }
    if (properties.containsKey("RECURRENCE-ID")) {
      throw new Unusable("changes one day of a series");
    }
    LocalDate start = date(one("DTSTART").orElseThrow(() -> new Unusable("has no DTSTART")));
    if (start.getYear() < FIRST_YEAR) {
      throw new Unusable("starts before " + FIRST_YEAR);
    }
    int length = length(start);
    return starts(start, length, years)
        .flatMap(first -> first.datesUntil(first.plusDays(length)))
        .filter(years::contain)
        .distinct()
        .toList();
  }

  private Stream<LocalDate> starts(LocalDate start, int length, CoveredYears years) {
    Set<LocalDate> not = new HashSet<>(dates("EXDATE"));
    Stream<LocalDate> recurring =
        one("RRULE")
            .map(
                rule ->
                    FeedRule.of(rule).dates(start, years.first().minusDays(length), years.last()))
            .orElse(List.of())
            .stream();
    return Stream.of(Stream.of(start), recurring, dates("RDATE").stream())
        .flatMap(dates -> dates)
        .filter(date -> !not.contains(date));
  }

  private int length(LocalDate start) {
    LocalDate end =
        one("DTEND")
            .map(FeedEvent::date)
            .or(() -> one("DURATION").map(text -> start.plus(period(text))))
            .orElse(start.plusDays(1));
    long days = start.until(end, ChronoUnit.DAYS);
    if (days < 1 || days > LONGEST) {
      throw new Unusable("lasts " + days + " days, not 1 to " + LONGEST);
    }
    return (int) days;
  }

  private List<LocalDate> dates(String property) {
    return properties.getOrDefault(property, List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(FeedEvent::date)
        .toList();
  }

  private Optional<String> one(String property) {
    @Nullable List<String> values = properties.get(property);
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  private static LocalDate date(String text) {
    if (text.contains("T")) {
      throw new Unusable("has a time of day: " + shortened(text));
    }
    try {
      return LocalDate.parse(text, DATE);
    } catch (DateTimeException e) {
      throw new Unusable("'" + shortened(text) + "' is no date");
    }
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException e) {
      throw new Unusable("'" + shortened(text) + "' is no number of days");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
