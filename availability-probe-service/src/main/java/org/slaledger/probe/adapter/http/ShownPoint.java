package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.view.AgreedPoint;

/**
 * A point and how it is now.
 *
 * @param location from where it is measured
 * @param since from when on it has been so
 * @param seenUntil up to when anything is recorded; none where nothing is
 */
public record ShownPoint(
    PointId point,
    CustomerId customer,
    AgreementId agreement,
    String service,
    ProbeTerms probe,
    Duration interval,
    Duration timeout,
    int confirm,
    String location,
    LastSeen.State state,
    Instant since,
    @Nullable Instant seenUntil) {
  static ShownPoint of(AgreedPoint agreed, String location, LastSeen.Now now) {
    return new ShownPoint(
        agreed.terms().point(),
        agreed.customer(),
        agreed.agreement(),
        agreed.service(),
        agreed.terms().probe(),
        agreed.terms().interval(),
        agreed.terms().timeout(),
        agreed.terms().confirm(),
        location,
        now.state(),
        now.since(),
        now.seenUntil());
  }
}
