package org.slaledger.journal;

import java.time.Instant;
import org.slaledger.contract.event.Event;

/**
 * An event that was decided and is not yet written.
 *
 * @param time when it happened; may lie in the past
 */
public record NewEvent(Event data, Instant time) {}
