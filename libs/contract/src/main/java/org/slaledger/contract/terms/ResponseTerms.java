package org.slaledger.contract.terms;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How soon a substantive answer is promised.
 *
 * @param target counted time
 * @param hours {@code 24x7} or the name of one of the addendum's calendars
 * @param warnAt shares of the target, in percent, at which to warn; none where not given
 */
public record ResponseTerms(Duration target, String hours, @Nullable List<Integer> warnAt) {}
