package org.slaledger.credit.domain.agreement;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.promises.Calendars;
import org.slaledger.rules.time.Calendar;

/** The calendars that terms name, as they stand when these are put forward. */
final class NamedCalendars {
  private final Calendars published;
  private final String allowed;
  private final Findings findings;
  private final Map<String, Integer> versions = new TreeMap<>();

  NamedCalendars(Collection<CalendarPublished> published, Findings findings) {
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

  /** What a document says of versions; to be asked when all hours have been named. */
  void check(@Nullable Map<String, Integer> said) {
    Objects.requireNonNullElse(said, Map.<String, Integer>of())
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

  /** An addendum with the versions that were read. */
  Addendum writtenOut(Addendum addendum) {
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
