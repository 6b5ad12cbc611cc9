package org.slaledger.clock.view;

import java.time.Instant;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;

/** Where a run stands in a list of runs that is ordered by their start. */
public record RunPosition(Instant startedAt, TicketId ticket, ClockKind kind) {}
