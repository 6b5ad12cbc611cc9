package org.slaledger.credit.domain.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.contract.terms.CalendarTerms.Later;
import org.slaledger.rules.time.FrozenZone;

/**
 * A Dutch office, open from nine to five on working days of 2026 and 2027, and what becomes of it.
 */
final class Office {
  static final CalendarId ID = new CalendarId("office-nl");

  /** A Monday. */
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Map<DayOfWeek, List<String>> hours = new EnumMap<>(DayOfWeek.class);
  private final List<Holiday> holidays = new ArrayList<>();
  private final List<Later> later = new ArrayList<>();
  private String zone = "Europe/Amsterdam";
  private int fromYear = 2026;
  private int toYear = 2027;

  Office() {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        hours.put(day, List.of("09:00-17:00"));
      }
    }
  }

  Office in(String otherZone) {
    zone = otherZone;
    return this;
  }

  Office years(int from, int to) {
    fromYear = from;
    toYear = to;
    return this;
  }

  Office on(DayOfWeek day, String... open) {
    hours.put(day, List.of(open));
    return this;
  }

  Office from(String date, DayOfWeek day, String... open) {
    Map<DayOfWeek, List<String>> changed = new EnumMap<>(hours);
    changed.put(day, List.of(open));
    later.add(new Later(LocalDate.parse(date), changed));
    return this;
  }

  Office closed(String date) {
    holidays.add(new Holiday(LocalDate.parse(date), null));
    return this;
  }

  CalendarTerms terms() {
    return new CalendarTerms(zone, hours, later, holidays, fromYear, toYear);
  }

  PublishCalendar command() {
    return new PublishCalendar(terms(), "as agreed");
  }

  /** Decided now. */
  Decision<CalendarPublished> after(CalendarPublished... versions) {
    return after(NOW, FrozenZone::named, versions);
  }

  Decision<CalendarPublished> after(Instant now, ZoneData zones, CalendarPublished... versions) {
    return CalendarDecider.decide(
        ID, new PublishedCalendar(List.of(versions)), command(), zones, now);
  }

  /** Published now. */
  CalendarPublished published(CalendarPublished... versions) {
    return event(after(versions));
  }

  static CalendarPublished event(Decision<CalendarPublished> decision) {
    return switch (decision) {
      case Decision.Accepted<CalendarPublished>(List<CalendarPublished> events) ->
          events.getFirst();
      case Decision.Refused<CalendarPublished> no ->
          throw new AssertionError(no.violations().toString());
    };
  }
}
