package org.slaledger.contract.event;

import java.time.Instant;

/**
 * A warning that a clock will give.
 *
 * @param percent the share of the target that is used up then
 * @param at when
 */
public record ClockWarning(int percent, Instant at) {}
