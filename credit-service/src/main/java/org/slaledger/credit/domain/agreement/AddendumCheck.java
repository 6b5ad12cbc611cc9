package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.promises.Translation;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.FrozenCurrency;
import org.slaledger.rules.time.FrozenZone;

/** Finds everything for which an addendum may not be proposed, and freezes its zone. */
final class AddendumCheck {
  private static final int YEARS_BEFORE = 1;
  private static final int YEARS_AFTER = 10;

  private final Instant effective;
  private final @Nullable FrozenZone zone;

  AddendumCheck(
      Addendum addendum, Known known, NamedCalendars calendars, Instant now, Findings findings) {
    Instant asked = Objects.requireNonNullElse(addendum.effective(), now);
    this.effective = Effective.isPossible(asked, now) ? asked : now;
    findings.demand(
        known.customer(),
        "customer",
        addendum.customer() + " is not registered",
        "a registered customer");
    Effective.check(asked, now, findings);
    this.zone = frozen(addendum.zone(), findings);
    findings.add("", FrozenCurrency.named(addendum.currency()).problems());
    new PrioritiesCheck(addendum, calendars, effective, findings).check();
    new ServicesCheck(addendum, known.pointsOfOthers(), findings).check();
    calendars.check();
  }

  /** To be asked only where nothing was wrong. */
  FrozenZoneTerms zone() {
    return Translation.terms(Objects.requireNonNull(zone));
  }

  private @Nullable FrozenZone frozen(String name, Findings findings) {
    int year = effective.atOffset(ZoneOffset.UTC).getYear();
    return switch (FrozenZone.named(name, year - YEARS_BEFORE, year + YEARS_AFTER)) {
      case Checked.Accepted<FrozenZone>(FrozenZone found) -> found;
      case Checked.Refused<FrozenZone> no -> {
        findings.add("", no.problems());
        yield null;
      }
    };
  }
}
