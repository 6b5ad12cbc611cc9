package org.slaledger.contract.terms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Until when something can be put forward.
 *
 * @param claimWithin how long after the end of a period an exclusion can be claimed for it
 * @param disputeWithin how long after a statement was issued it can be disputed
 * @param ruleWithin how long after a statement was disputed the ruling is promised; not promised
 *     where not given
 */
public record ClaimTerms(
    Duration claimWithin, Duration disputeWithin, @Nullable Duration ruleWithin) {}
