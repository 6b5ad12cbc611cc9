package org.slaledger.clock.domain;

import java.time.Instant;
import org.slaledger.contract.event.ClockEvent;

/**
 * An event of a clock together with the instant at which it is true, which may lie before it is
 * written.
 */
public record Happened(ClockEvent event, Instant at) {}
