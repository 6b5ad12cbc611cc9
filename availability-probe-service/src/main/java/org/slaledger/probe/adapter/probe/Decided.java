package org.slaledger.probe.adapter.probe;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.AvailabilityEvent;

/**
 * An event that is to be written.
 *
 * @param excerpt of what the point answered, to be sealed into a failure; none where it answered
 *     nothing
 */
record Decided(AvailabilityEvent event, @Nullable String excerpt) {}
