package org.slaledger.clock.view;

import java.time.Instant;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;

/** What names one run of a clock. */
record RunKey(TicketId ticket, ClockKind kind, Instant startedAt) {
  static RunKey of(ClockEvent event) {
    return new RunKey(event.ticket(), event.kind(), event.startedAt());
  }
}
