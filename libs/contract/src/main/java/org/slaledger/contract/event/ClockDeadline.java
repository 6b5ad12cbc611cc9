package org.slaledger.contract.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to come of a clock that runs on.
 *
 * @param dueAt the instant at which the target is used up
 * @param inTimeUntil the last instant at which it is met; after {@code dueAt} where the target is
 *     used up exactly when opening hours end; null where a breach was recorded already
 * @param warnings the instants at which to warn that have not been warned of yet, in order
 */
public record ClockDeadline(
    Instant dueAt, @Nullable Instant inTimeUntil, List<ClockWarning> warnings) {}
