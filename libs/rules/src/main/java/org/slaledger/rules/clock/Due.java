package org.slaledger.rules.clock;

import java.time.Instant;

/**
 * When a target is used up.
 *
 * @param at the instant at which it is
 * @param breachAt the first millisecond at which more has counted than was promised; it comes after
 *     {@code at}, and only with the next opening where the target is used up exactly at the end of
 *     opening hours
 */
public record Due(Instant at, Instant breachAt) {}
