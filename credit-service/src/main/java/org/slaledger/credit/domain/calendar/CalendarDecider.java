package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;

/**
 * Decides what becomes of a calendar: a new version may change only what is still to come, and may
 * cover more years.
 */
public final class CalendarDecider {
  private CalendarDecider() {}

  /** The next version, or all that is wrong with it. */
  public static Decision<CalendarPublished> decide(
      CalendarId id,
      PublishedCalendar state,
      PublishCalendar command,
      ZoneData zones,
      Instant now) {
    List<Violation> wrong = CalendarCheck.of(id, command, zones);
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    CalendarPublished next = next(id, state, command, zones, now);
    List<Violation> against =
        state.latest().map(before -> against(before, next, now)).orElse(List.of());
    return against.isEmpty()
        ? Decision.accepted(List.of(next))
        : new Decision.Refused<>(Decision.Ground.STATE, against);
  }

  private static CalendarPublished next(
      CalendarId id,
      PublishedCalendar state,
      PublishCalendar command,
      ZoneData zones,
      Instant now) {
    CalendarTerms terms = command.terms();
    FrozenZone fresh = zones.frozen(terms.zone(), terms.fromYear(), terms.toYear()).orElseThrow();
    FrozenZone zone =
        state
            .latest()
            .map(before -> KeptOffsets.of(Translation.zone(before.zone()), fresh, now))
            .orElse(fresh);
    return new CalendarPublished(
        id, state.versions().size() + 1, terms, Translation.terms(zone), command.reason());
  }

  /** What stands against it in the version that holds. */
  private static List<Violation> against(
      CalendarPublished before, CalendarPublished next, Instant now) {
    List<Violation> wrong = new ArrayList<>(fewerYears(before.terms(), next.terms()));
    past(before, next, now).ifPresent(wrong::add);
    if (before.terms().equals(next.terms()) && before.zone().equals(next.zone())) {
      wrong.add(
          new Violation(
              "hours",
              "nothing differs from version " + before.calendarVersion(),
              "a change to what is still to come"));
    }
    return wrong;
  }

  private static List<Violation> fewerYears(CalendarTerms before, CalendarTerms next) {
    List<Violation> wrong = new ArrayList<>();
    if (next.fromYear() > before.fromYear()) {
      wrong.add(
          new Violation(
              "fromYear",
              before.fromYear() + " was covered and would not be any more",
              before.fromYear() + " or earlier"));
    }
    if (next.toYear() < before.toYear()) {
      wrong.add(
          new Violation(
              "toYear",
              before.toYear() + " was covered and would not be any more",
              before.toYear() + " or later"));
    }
    return wrong;
  }

  private static Optional<Violation> past(
      CalendarPublished before, CalendarPublished next, Instant now) {
    Calendar old = Calendars.calendar(before).orElseThrow();
    Calendar anew = Calendars.calendar(next).orElseThrow();
    return Differences.first(old, anew, now)
        .map(
            instant ->
                new Violation(
                    cause(before, next, old.zone().localTimeAt(instant).toLocalDate()),
                    instant + " " + changed(old, instant, before.calendarVersion()),
                    "changes from " + now + " on"));
  }

  private static String changed(Calendar old, Instant instant, int version) {
    boolean wasOpen = !old.open(new Interval(instant, instant.plusMillis(1))).isEmpty();
    return wasOpen
        ? "was open under version " + version + " and would be closed"
        : "was closed under version " + version + " and would be open";
  }

  /** The field that most likely makes the difference. */
  private static String cause(CalendarPublished before, CalendarPublished next, LocalDate day) {
    if (isHoliday(before.terms(), day) != isHoliday(next.terms(), day)) {
      return "holidays";
    }
    return before.terms().zone().equals(next.terms().zone()) ? "hours" : "zone";
  }

  private static boolean isHoliday(CalendarTerms terms, LocalDate day) {
    return terms.holidays().stream().anyMatch(holiday -> holiday.date().equals(day));
  }
}
