package org.slaledger.clock.domain;

import java.time.ZoneOffset;
import java.util.Map;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;

/** The calendars of signed terms, with the zones that were frozen when they were proposed. */
final class FrozenCalendars {
  private static final String ALWAYS = "24x7";

  private FrozenCalendars() {}

  /** The calendar that an addendum calls by this name. Throws where signed terms lack it. */
  static Calendar of(SignedTerms terms, String hours) {
    if (hours.equals(ALWAYS)) {
      return Calendar.ALWAYS;
    }
    Map<String, CalendarTerms> calendars = terms.addendum().calendars();
    CalendarTerms calendar = calendars == null ? null : calendars.get(hours);
    if (calendar == null) {
      throw missing(terms, "calendar " + hours);
    }
    return BusinessHours.parse(calendar.hours(), calendar.holidays())
        .then(open -> Calendar.of(open, zone(terms, calendar.zone())))
        .orElseThrow();
  }

  private static FrozenZone zone(SignedTerms terms, String zone) {
    return terms.zones().stream()
        .filter(frozen -> frozen.zone().equals(zone))
        .findFirst()
        .map(FrozenCalendars::frozen)
        .orElseThrow(() -> missing(terms, "frozen zone " + zone));
  }

  private static FrozenZone frozen(FrozenZoneTerms terms) {
    return new FrozenZone(
        terms.zone(),
        ZoneOffset.of(terms.initialOffset()),
        terms.transitions().stream()
            .map(
                change ->
                    new FrozenZone.Transition(
                        change.at(), ZoneOffset.of(change.before()), ZoneOffset.of(change.after())))
            .toList(),
        terms.from(),
        terms.until());
  }

  private static IllegalStateException missing(SignedTerms terms, String what) {
    return new IllegalStateException(
        terms.agreement() + " version " + terms.version() + " was signed without its " + what);
  }
}
