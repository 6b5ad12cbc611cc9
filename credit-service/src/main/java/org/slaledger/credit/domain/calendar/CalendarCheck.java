package org.slaledger.credit.domain.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.contract.terms.CalendarTerms.Later;
import org.slaledger.promises.Calendars;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;

/** Finds everything for which a calendar may not be published, whatever was published before. */
final class CalendarCheck {
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final int MOST_YEARS = 20;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 500;

  private final CalendarTerms terms;
  private final List<Violation> violations = new ArrayList<>();

  private CalendarCheck(CalendarTerms terms) {
    this.terms = terms;
  }

  /** All that is wrong, in the order of the fields; nothing for what may be published. */
  static List<Violation> of(CalendarId id, PublishCalendar command, ZoneData zones) {
    CalendarCheck check = new CalendarCheck(command.terms());
    check.demand(
        !id.value().equals(Calendars.ALWAYS),
        "calendar",
        "'" + id + "' stands for all time",
        "another name");
    boolean years = check.years();
    Optional<FrozenZone> zone = years ? check.zone(zones) : Optional.empty();
    check.hours(zone);
    check.later(years);
    check.holidays(years);
    check.reason(command.reason());
    return List.copyOf(check.violations);
  }

  private boolean years() {
    int before = violations.size();
    String covered = FIRST_YEAR + " to " + LAST_YEAR;
    bounded("fromYear", terms.fromYear(), covered);
    bounded("toYear", terms.toYear(), covered);
    demand(
        terms.fromYear() <= terms.toYear(),
        "toYear",
        terms.toYear() + " comes before " + terms.fromYear(),
        "the first year or a later one");
    demand(
        (long) terms.toYear() - terms.fromYear() < MOST_YEARS,
        "toYear",
        terms.fromYear() + " to " + terms.toYear() + " is too long",
        "at most " + MOST_YEARS + " years");
    return violations.size() == before;
  }

  private void bounded(String field, int year, String allowed) {
    demand(year >= FIRST_YEAR && year <= LAST_YEAR, field, year + " is out of bounds", allowed);
  }

  private Optional<FrozenZone> zone(ZoneData zones) {
    return accepted(zones.frozen(terms.zone(), terms.fromYear(), terms.toYear()));
  }

  /** Without a zone hours are read, but nobody can tell whether they ever open. */
  private void hours(Optional<FrozenZone> zone) {
    Optional<BusinessHours> hours = accepted(Calendars.hours(terms));
    if (hours.isPresent() && zone.isPresent()) {
      accepted(Calendar.of(hours.get(), zone.get()));
    }
  }

  private void later(boolean yearsAreRight) {
    LocalDate last = null;
    List<Later> later = Objects.requireNonNullElse(terms.later(), List.of());
    for (int i = 0; i < later.size(); i++) {
      dated("later[" + i + "].from", last, later.get(i).from(), yearsAreRight);
      last = later.get(i).from();
    }
  }

  private void holidays(boolean yearsAreRight) {
    LocalDate last = null;
    for (int i = 0; i < terms.holidays().size(); i++) {
      Holiday holiday = terms.holidays().get(i);
      String path = "holidays[" + i + "]";
      dated(path + ".date", last, holiday.date(), yearsAreRight);
      named(path + ".name", holiday.name());
      last = holiday.date();
    }
  }

  private void dated(String path, @Nullable LocalDate last, LocalDate date, boolean years) {
    demand(
        !years || (date.getYear() >= terms.fromYear() && date.getYear() <= terms.toYear()),
        path,
        date + " lies outside the years that are covered",
        terms.fromYear() + " to " + terms.toYear());
    demand(
        last == null || date.isAfter(last),
        path,
        date.equals(last) ? date + " is named twice" : date + " does not come after " + last,
        "each date once, in order");
  }

  private void named(String path, @Nullable String name) {
    demand(
        name == null || (!name.isBlank() && name.length() <= LONGEST_NAME),
        path,
        "is blank or too long",
        "none, or 1 to " + LONGEST_NAME + " characters");
  }

  private void reason(String reason) {
    demand(
        !reason.isBlank() && reason.length() <= LONGEST_REASON,
        "reason",
        "is blank or too long",
        "1 to " + LONGEST_REASON + " characters");
  }

  private <T> Optional<T> accepted(Checked<T> checked) {
    for (Problem problem : checked.problems()) {
      violations.add(new Violation(problem.field(), problem.message(), problem.allowed()));
    }
    return switch (checked) {
      case Checked.Accepted<T>(T value) -> Optional.of(value);
      case Checked.Refused<T> _ -> Optional.empty();
    };
  }

  private void demand(boolean met, String field, String message, String allowed) {
    if (!met) {
      violations.add(new Violation(field, message, allowed));
    }
  }
}
