package org.slaledger.rules.clock;

import java.time.Instant;

/**
 * When a target is used up.
 *
 * @param at the instant at which it is
 * @param inTimeUntil the last instant at which no more has counted than was promised. This is
 *     {@code at}, but where the target is used up exactly at the end of opening hours: no time
 *     counts until the next opening
 */
public record Due(Instant at, Instant inTimeUntil) {}
