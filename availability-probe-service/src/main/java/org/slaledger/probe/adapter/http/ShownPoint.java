package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.PointNow;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.web.Csv;

/**
 * A point and how it is now.
 *
 * @param state by the quorum of its locations
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
    @Nullable Integer quorum,
    LastSeen.State state,
    Instant since,
    @Nullable Instant seenUntil,
    List<Seen> locations) {

  /** How one location sees it. */
  public record Seen(
      String location, LastSeen.State state, Instant since, @Nullable Instant seenUntil) {
    static Seen of(String location, LastSeen.Now now) {
      return new Seen(location, now.state(), now.since(), now.seenUntil());
    }
  }

  static Csv table(List<ShownPoint> points) {
    Csv csv =
        new Csv("point", "customer", "agreement", "service", "location", "state", "since", "until");
    for (ShownPoint it : points) {
      csv.add(
          it.point, it.customer, it.agreement, it.service, null, it.state, it.since, it.seenUntil);
      for (Seen seen : it.locations) {
        csv.add(
            it.point,
            it.customer,
            it.agreement,
            it.service,
            seen.location(),
            seen.state(),
            seen.since(),
            seen.seenUntil());
      }
    }
    return csv;
  }

  static ShownPoint of(AgreedPoint agreed, PointNow now) {
    return new ShownPoint(
        agreed.terms().point(),
        agreed.customer(),
        agreed.agreement(),
        agreed.service(),
        agreed.terms().probe(),
        agreed.terms().interval(),
        agreed.terms().timeout(),
        agreed.terms().confirm(),
        agreed.terms().quorum(),
        now.state().state(),
        now.state().since(),
        now.state().seenUntil(),
        now.locations().entrySet().stream()
            .map(it -> Seen.of(it.getKey(), it.getValue()))
            .toList());
  }
}
