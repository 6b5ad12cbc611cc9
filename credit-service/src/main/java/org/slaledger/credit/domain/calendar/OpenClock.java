package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.rules.clock.Pause;

/**
 * A run of a clock that has a deadline, as its events tell it.
 *
 * @param pauses time that does not count
 * @param dueAt when its target is used up
 */
public record OpenClock(
    TicketId ticket,
    ClockKind kind,
    Instant startedAt,
    CustomerId customer,
    Priority priority,
    Target target,
    List<Pause> pauses,
    Instant dueAt) {
  /** Keeps a copy. */
  public OpenClock {
    pauses = List.copyOf(pauses);
  }
}
