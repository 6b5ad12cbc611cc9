package org.slaledger.probe.adapter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.WhichOutagesWere.Found;

/**
 * The outages of a point or of a customer's service that touch a period, each whole, in order; and
 * what they make of the period.
 */
public record ShownOutages(
    @Nullable PointId point,
    @Nullable CustomerId customer,
    @Nullable String service,
    ShownReliability period,
    List<ShownOutage> outages) {
  static ShownOutages of(PointId point, Found found) {
    return new ShownOutages(
        point, null, null, ShownReliability.of(found.reliability()), outages(found));
  }

  static ShownOutages of(CustomerId customer, String service, Found found) {
    return new ShownOutages(
        null, customer, service, ShownReliability.of(found.reliability()), outages(found));
  }

  private static List<ShownOutage> outages(Found found) {
    return found.outages().stream().map(ShownOutage::of).toList();
  }
}
