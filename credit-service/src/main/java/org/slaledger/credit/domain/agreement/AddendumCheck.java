package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/** Finds everything for which an addendum may not be proposed, and freezes its zone. */
final class AddendumCheck {
  private final @Nullable FrozenZone zone;

  /**
   * @param first whether no terms of the agreement were signed before
   */
  AddendumCheck(
      Addendum addendum,
      Known known,
      boolean first,
      NamedCalendars calendars,
      Instant now,
      Findings findings) {
    Instant asked = Objects.requireNonNullElse(addendum.effective(), now);
    Instant effective = Effective.isPossible(asked, now) ? asked : now;
    findings.demand(
        known.customer(),
        "customer",
        addendum.customer() + " is not registered",
        "a registered customer");
    Effective.check(asked, now, findings);
    this.zone = ZoneCheck.frozen(addendum.zone(), effective, findings);
    CommonCheck.currency(addendum.currency(), findings);
    new PrioritiesCheck(calendars, effective, findings)
        .check(addendum.priorities(), addendum.supportHours());
    new ServicesCheck(addendum, known.pointsOfOthers(), calendars, findings).check();
    CommonCheck.check(
        addendum.responseCredit(),
        addendum.changes(),
        addendum.claims(),
        addendum.checkpointKey(),
        findings);
    Elsewhere.check(addendum, asked, known.elsewhere(), findings);
    if (zone != null && Effective.isPossible(asked, now)) {
      FirstPeriod.check(addendum, first, zone, findings);
    }
    calendars.check(addendum.calendars());
  }

  /** To be asked only where nothing was wrong. */
  FrozenZoneTerms zone() {
    return Translation.terms(Objects.requireNonNull(zone));
  }
}
