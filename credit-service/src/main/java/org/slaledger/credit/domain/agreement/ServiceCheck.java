package org.slaledger.credit.domain.agreement;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.terms.RulesetOne;
import org.slaledger.promises.Translation;
import org.slaledger.rules.credit.SignableTerms;

/** Finds what is wrong with one service of an addendum or of a package. */
final class ServiceCheck {
  private static final int LONGEST_NAME = 64;
  private static final Duration YEAR = Duration.ofDays(366);

  private final NamedCalendars calendars;
  private final Findings findings;

  ServiceCheck(NamedCalendars calendars, Findings findings) {
    this.calendars = calendars;
    this.findings = findings;
  }

  void name(String path, String name, Set<String> before) {
    findings.demand(
        !name.isBlank() && name.length() <= LONGEST_NAME && name.strip().equals(name),
        path + ".service",
        "is blank, too long or padded",
        "1 to 64 characters");
    findings.demand(
        before.add(name), path + ".service", "'" + name + "' is promised twice", "a name once");
  }

  /** What the sums themselves refuse. */
  void sums(String path, ServiceTerms service, String currency) {
    findings.add(
        path,
        SignableTerms.of(Translation.service(service, RulesetOne.currency(currency))).problems());
  }

  void maintenance(String path, @Nullable MaintenanceTerms terms) {
    if (terms == null) {
      return;
    }
    if (terms.within() != null) {
      calendars.named(path + ".maintenance.within", terms.within());
    }
    Duration cap = terms.yearlyCap();
    findings.demand(
        cap == null || (!cap.isNegative() && cap.compareTo(YEAR) <= 0),
        path + ".maintenance.yearlyCap",
        cap + " is out of bounds",
        "PT0S to P366D");
  }
}
