package org.slaledger.clock.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;

/**
 * One signed version of an agreement's terms.
 *
 * @param zones the frozen time zones that the addendum names
 * @param effectiveFrom from when on it holds
 * @param signedAt when its signing was written down
 * @param endedAt when the whole agreement ended, if it did
 */
public record SignedTerms(
    AgreementId agreement,
    int version,
    Addendum addendum,
    List<FrozenZoneTerms> zones,
    Instant effectiveFrom,
    Instant signedAt,
    @Nullable Instant endedAt) {

  /** Keeps a copy of the zones. */
  public SignedTerms {
    zones = List.copyOf(zones);
  }

  /** Whether a service is among those that the addendum promises something for. */
  boolean names(String service) {
    return addendum.services().stream().anyMatch(terms -> terms.service().equals(service));
  }

  /** Whether it had taken effect by then. */
  boolean effectiveBy(Instant instant) {
    return !effectiveFrom.isAfter(instant);
  }

  /** Whether the agreement had ended by then. */
  boolean endedBy(Instant instant) {
    return endedAt != null && !endedAt.isAfter(instant);
  }
}
