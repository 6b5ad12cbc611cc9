package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.rules.clock.Pause;

/**
 * A run of a clock towards a target, as its events tell it.
 *
 * @param pauses time that does not count
 * @param dueAt when its target is used up; null where the calendar's years end before
 */
public record OpenClock(
    TicketId ticket,
    ClockKind kind,
    Instant startedAt,
    CustomerId customer,
    Priority priority,
    Target target,
    List<Pause> pauses,
    @Nullable Instant dueAt) {
  /** Keeps a copy. */
  public OpenClock {
    pauses = List.copyOf(pauses);
  }
}
