package org.slaledger.promises;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.RunningClocks;

/**
 * One signed version of an agreement's terms.
 *
 * @param effectiveFrom from when on it holds
 * @param signedAt when its signing was written down
 * @param endedAt when the whole agreement ended, if it did
 */
public record SignedTerms(
    AgreementId agreement,
    int version,
    Addendum addendum,
    Instant effectiveFrom,
    Instant signedAt,
    @Nullable Instant endedAt) {

  /** Whether a service is among those that the addendum promises something for. */
  boolean names(String service) {
    return addendum.services().stream().anyMatch(terms -> terms.service().equals(service));
  }

  /** Whether it had taken effect by then. */
  boolean effectiveBy(Instant instant) {
    return !effectiveFrom.isAfter(instant);
  }

  /** Whether it was signed by then. */
  boolean signedBy(Instant instant) {
    return !signedAt.isAfter(instant);
  }

  /** Whether the agreement had ended by then. */
  boolean endedBy(Instant instant) {
    return endedAt != null && !endedAt.isAfter(instant);
  }

  /** Whether clocks that run when it takes effect are to be measured against it. */
  boolean switchesRunningClocks() {
    return addendum.runningClocks() == RunningClocks.SWITCH;
  }

  /** When it takes effect on clocks that run: it can't before it was signed. */
  Instant switchesAt() {
    return effectiveFrom.isAfter(signedAt) ? effectiveFrom : signedAt;
  }
}
