package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What is promised for one service, as proposed; see {@link SignableTerms} for the check.
 *
 * @param service its name
 * @param fee of one period
 * @param maintenanceNotice planned maintenance must have been announced so long before it begins
 */
public record ServiceTerms(
    String service,
    BigDecimal fee,
    FrozenCurrency currency,
    AvailabilityTerms availability,
    CreditTerms credit,
    UnobservedAs unobserved,
    ExcludedTime excludedTime,
    Duration maintenanceNotice) {}
