package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.terms.Translation;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.FrozenCurrency;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;

/** Finds everything for which an addendum may not be proposed, and freezes the zones it names. */
final class AddendumCheck {
  private static final int YEARS_BEFORE = 1;
  private static final int YEARS_AFTER = 10;

  private final Addendum addendum;
  private final Instant effective;
  private final Findings findings = new Findings();
  private final Map<String, FrozenZone> zones = new TreeMap<>();
  private final Map<String, Calendar> calendars = new TreeMap<>();

  AddendumCheck(ProposeAddendum command, Instant now) {
    this.addendum = command.addendum();
    Instant asked = Objects.requireNonNullElse(addendum.effective(), now);
    this.effective = Effective.isPossible(asked, now) ? asked : now;
    findings.demand(
        command.customerKnown(),
        "customer",
        addendum.customer() + " is not registered",
        "a registered customer");
    Effective.check(asked, now, findings);
    freeze("", addendum.zone());
    findings.add("", FrozenCurrency.named(addendum.currency()).problems());
    Objects.requireNonNullElse(addendum.calendars(), Map.<String, CalendarTerms>of())
        .forEach(this::calendar);
    new ResponseCheck(addendum, calendars, effective, findings).check();
    new ServicesCheck(addendum, command.pointsOfOthers(), findings).check();
  }

  List<Violation> violations() {
    return findings.violations();
  }

  /** The zones that the addendum names, in the order of their names. */
  List<FrozenZoneTerms> zones() {
    return zones.values().stream().map(Translation::terms).toList();
  }

  private Checked<FrozenZone> freeze(String path, String name) {
    int year = effective.atOffset(ZoneOffset.UTC).getYear();
    Checked<FrozenZone> frozen = FrozenZone.named(name, year - YEARS_BEFORE, year + YEARS_AFTER);
    findings.add(path, frozen.problems());
    if (frozen instanceof Checked.Accepted<FrozenZone>(FrozenZone zone)) {
      zones.put(name, zone);
    }
    return frozen;
  }

  private void calendar(String name, CalendarTerms terms) {
    String path = "calendars." + name;
    findings.demand(
        !name.isBlank() && !name.equals(ResponseCheck.ALWAYS),
        path,
        "can't be a calendar's name",
        "a name other than " + ResponseCheck.ALWAYS);
    Checked<BusinessHours> hours = BusinessHours.parse(terms.hours(), terms.holidays());
    findings.add(path, hours.problems());
    Checked<FrozenZone> zone = freeze(path, terms.zone());
    if (hours instanceof Checked.Accepted<BusinessHours>(BusinessHours open)
        && zone instanceof Checked.Accepted<FrozenZone>(FrozenZone frozen)) {
      Checked<Calendar> calendar = Calendar.of(open, frozen);
      findings.add(path, calendar.problems());
      if (calendar instanceof Checked.Accepted<Calendar>(Calendar accepted)) {
        calendars.put(name, accepted);
      }
    }
  }
}
