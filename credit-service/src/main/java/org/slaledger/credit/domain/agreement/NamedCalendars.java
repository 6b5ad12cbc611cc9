package org.slaledger.credit.domain.agreement;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.promises.Calendars;
import org.slaledger.rules.time.Calendar;

/** The calendars that an addendum names, as they stand when it is put forward. */
final class NamedCalendars {
  private final Addendum addendum;
  private final Calendars published;
  private final String allowed;
  private final Findings findings;
  private final Map<String, Integer> versions = new TreeMap<>();

  NamedCalendars(Addendum addendum, Collection<CalendarPublished> published, Findings findings) {
    this.addendum = addendum;
    this.published = Calendars.of(published);
    this.findings = findings;
    this.allowed =
        Calendars.ALWAYS
            + published.stream()
                .map(event -> ", " + event.calendar())
                .sorted()
                .distinct()
                .reduce("", String::concat);
  }

  /** The calendar of hours that stand at a path; none, and said so, where nobody published it. */
  Optional<Calendar> named(String path, String hours) {
    Optional<Calendars.Published> found = published.named(hours);
    findings.demand(found.isPresent(), path, "'" + hours + "' is no calendar", allowed);
    found.map(Calendars.Published::version).ifPresent(version -> versions.put(hours, version));
    return found.map(Calendars.Published::calendar);
  }

  /** To be asked when all hours have been named. */
  void check() {
    Objects.requireNonNullElse(addendum.calendars(), Map.<String, Integer>of())
        .forEach(
            (name, version) -> {
              Integer latest = versions.get(name);
              findings.demand(
                  version.equals(latest),
                  "calendars." + name,
                  latest == null ? "no hours name it" : "version " + version + " is not the latest",
                  latest == null ? "calendars that hours name, or none" : "" + latest);
            });
  }

  /** The addendum with the versions that were read. */
  Addendum writtenOut() {
    return new Addendum(
        addendum.customer(),
        addendum.basedOn(),
        addendum.zone(),
        addendum.currency(),
        addendum.cycle(),
        addendum.effective(),
        addendum.runningClocks(),
        addendum.supportHours(),
        versions.isEmpty() ? null : versions,
        addendum.priorities(),
        addendum.services(),
        addendum.responseCredit(),
        addendum.changes(),
        addendum.claims(),
        addendum.checkpointKey());
  }
}
