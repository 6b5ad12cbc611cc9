package org.slaledger.contract.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What each response that came too late gives back.
 *
 * @param percent of the fee of the ticket's service, for each breach
 * @param cap at most so many percent of that fee in a period; 100 where not given
 */
public record ResponseCredit(BigDecimal percent, @Nullable BigDecimal cap) {}
