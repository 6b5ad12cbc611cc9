package org.slaledger.credit.domain.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PackageId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.PackageEvent;
import org.slaledger.contract.event.PackageEvent.PackagePublished;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;

/** Decides whether default terms may be published. */
public final class PackageDecider {
  private static final String EXAMPLES = "examples";

  private PackageDecider() {}

  /** The next version of the package, or all that is wrong with it. */
  public static Decision<PackageEvent> decide(
      PackageId name,
      List<? extends Event> history,
      PackageTerms terms,
      Collection<CalendarPublished> calendars,
      Instant now) {
    Findings findings = new Findings();
    findings.demand(
        !name.value().equals(EXAMPLES), "package", "can't be a package's name", "another name");
    check(terms, new NamedCalendars(calendars, findings), now, findings);
    if (!findings.violations().isEmpty()) {
      return Decision.refused(findings.violations());
    }
    return latest(history).filter(event -> event.terms().equals(terms)).isPresent()
        ? Decision.conflict(
            new Violation("package", "says what its latest version says", "other terms"))
        : Decision.accepted(
            List.of(
                new PackagePublished(
                    name,
                    latest(history).map(PackagePublished::packageVersion).orElse(0) + 1,
                    terms)));
  }

  private static Optional<PackagePublished> latest(List<? extends Event> history) {
    return history.stream()
        .filter(PackagePublished.class::isInstance)
        .map(PackagePublished.class::cast)
        .reduce((before, next) -> next);
  }

  private static void check(
      PackageTerms terms, NamedCalendars calendars, Instant now, Findings findings) {
    if (terms.zone() != null) {
      ZoneCheck.frozen(terms.zone(), now, findings);
    }
    String currency = Objects.requireNonNullElse(terms.currency(), "EUR");
    CommonCheck.currency(currency, findings);
    new PrioritiesCheck(calendars, now, findings).check(terms.priorities(), terms.supportHours());
    CommonCheck.check(
        terms.responseCredit(), terms.changes(), terms.claims(), terms.checkpointKey(), findings);
    Set<String> names = new HashSet<>();
    List<PackageTerms.Service> services =
        Objects.requireNonNullElse(terms.services(), List.<PackageTerms.Service>of());
    for (int i = 0; i < services.size(); i++) {
      service("services[" + i + "]", services.get(i), currency, names, calendars, findings);
    }
  }

  private static void service(
      String path,
      PackageTerms.Service service,
      String currency,
      Set<String> names,
      NamedCalendars calendars,
      Findings findings) {
    new ServiceCheck(calendars, findings).name(path, service.service(), names);
    new ServiceCheck(calendars, findings).maintenance(path, service.maintenance());
    ServiceTerms whole = withFillings(service);
    if (whole != null) {
      new ServiceCheck(calendars, findings).sums(path, whole, currency);
    }
  }

  /** Where both are given, method and schedule have to fit each other. */
  private static @Nullable ServiceTerms withFillings(PackageTerms.Service it) {
    return it.availability() == null || it.credit() == null
        ? null
        : new ServiceTerms(
            it.service(),
            Objects.requireNonNullElse(it.fee(), BigDecimal.ONE),
            null,
            List.of(),
            Objects.requireNonNullElse(it.unobserved(), UnobservedAs.DOWN),
            it.maintenance(),
            it.exclusions(),
            it.excludedTime(),
            it.availability(),
            it.credit());
  }
}
