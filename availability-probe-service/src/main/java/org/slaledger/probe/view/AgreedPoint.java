package org.slaledger.probe.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.Assigned;

/**
 * A point under one version of an agreement.
 *
 * @param from when this version begins, inclusive
 * @param until when it ends, exclusive; open where null
 * @param since from when on the point has been agreed without a break, over all versions
 */
public record AgreedPoint(
    MeasurementPoint terms,
    AgreementId agreement,
    CustomerId customer,
    String service,
    Instant from,
    @Nullable Instant until,
    Instant since) {
  /** Who tells of it. */
  public Assigned assigned() {
    String integrator = terms.probe() instanceof ProbeTerms.Reported(String name) ? name : null;
    return new Assigned(integrator, terms.locations(), from, until);
  }

  /** Whether this version holds at an instant. */
  public boolean holdsAt(Instant instant) {
    return !instant.isBefore(from) && (until == null || instant.isBefore(until));
  }
}
