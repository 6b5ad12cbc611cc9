package org.slaledger.contract.terms;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for one service.
 *
 * @param service its name, unique in the addendum
 * @param fee the fee of one period in the addendum's currency
 * @param points where its availability is measured; it is down while any of them is
 * @param unobserved what time that nobody measured counts as
 * @param maintenance what planned maintenance needs to be excluded; never excluded where not given
 * @param excludedTime whether excluded time stays in the denominator; {@link ExcludedTime#KEPT}
 *     where not given
 */
public record ServiceTerms(
    String service,
    BigDecimal fee,
    List<MeasurementPoint> points,
    UnobservedAs unobserved,
    @Nullable MaintenanceTerms maintenance,
    @Nullable ExcludedTime excludedTime,
    AvailabilityTerms availability,
    CreditTerms credit) {}
