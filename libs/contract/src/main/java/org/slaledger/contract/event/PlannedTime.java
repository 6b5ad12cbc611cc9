package org.slaledger.contract.event;

import java.time.Instant;

/**
 * When maintenance is to take place.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record PlannedTime(Instant from, Instant to) {}
