package org.slaledger.contract.terms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What planned maintenance needs to be excluded.
 *
 * @param notice at least so long before its beginning it must have been announced
 * @param within the calendar in whose hours it must lie whole; any time where not given
 * @param yearlyCap at most so much of it is excluded in a calendar year; without limit where not
 *     given
 */
public record MaintenanceTerms(
    Duration notice, @Nullable String within, @Nullable Duration yearlyCap) {}
