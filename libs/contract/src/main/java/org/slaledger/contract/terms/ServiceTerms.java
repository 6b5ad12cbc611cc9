package org.slaledger.contract.terms;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for one service.
 *
 * @param service its name, unique in the addendum
 * @param fee the fee of one period in the addendum's currency
 * @param firstPeriodFee the fee of the first period, where the terms take effect within it; always
 *     given in the first terms of an agreement that don't say when they take effect
 * @param points where its availability is measured; it is down while any of them is
 * @param unobserved what time that nobody measured counts as
 * @param maintenance what planned maintenance needs to be excluded; never excluded where not given
 * @param exclusions what may be claimed not to count as down, besides planned maintenance; nothing
 *     where not given
 * @param excludedTime whether excluded time stays in the denominator; {@link ExcludedTime#KEPT}
 *     where not given
 */
public record ServiceTerms(
    String service,
    BigDecimal fee,
    @Nullable BigDecimal firstPeriodFee,
    List<MeasurementPoint> points,
    UnobservedAs unobserved,
    @Nullable MaintenanceTerms maintenance,
    @Nullable List<ExclusionCategory> exclusions,
    @Nullable ExcludedTime excludedTime,
    AvailabilityTerms availability,
    CreditTerms credit) {
  /** The same promise for other fees. */
  public ServiceTerms charging(BigDecimal other, @Nullable BigDecimal otherFirst) {
    return new ServiceTerms(
        service,
        other,
        otherFirst,
        points,
        unobserved,
        maintenance,
        exclusions,
        excludedTime,
        availability,
        credit);
  }

  /** The same promise measured at other points. */
  public ServiceTerms measuredAt(List<MeasurementPoint> others) {
    return new ServiceTerms(
        service,
        fee,
        firstPeriodFee,
        others,
        unobserved,
        maintenance,
        exclusions,
        excludedTime,
        availability,
        credit);
  }
}
