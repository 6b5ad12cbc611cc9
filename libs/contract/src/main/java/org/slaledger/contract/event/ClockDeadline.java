package org.slaledger.contract.event;

import java.time.Instant;
import java.util.List;

/**
 * What is to come of a clock that runs on.
 *
 * @param dueAt the instant at which the target is used up
 * @param breachAt the first instant at which more has counted than was promised; after {@code
 *     dueAt} where the target is used up exactly when opening hours end
 * @param warnings the instants at which to warn, in order
 */
public record ClockDeadline(Instant dueAt, Instant breachAt, List<ClockWarning> warnings) {}
