package org.slaledger.credit.domain.life;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;

/**
 * Who owes, and whom.
 *
 * @param provider what it is called; null where nobody has said so
 * @param customerName as the customer was registered; null where it was not
 */
public record Parties(
    @Nullable String provider, CustomerId customer, @Nullable String customerName) {}
