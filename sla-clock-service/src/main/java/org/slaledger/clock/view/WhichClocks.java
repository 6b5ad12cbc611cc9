package org.slaledger.clock.view;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;

/**
 * A question for clocks; what is null or empty does not narrow it.
 *
 * @param kinds clocks of any of these kinds
 * @param priorities clocks under any of these priorities
 * @param states clocks in any of these states
 */
public record WhichClocks(
    @Nullable TicketId ticket,
    @Nullable CustomerId customer,
    Set<ClockKind> kinds,
    Set<Priority> priorities,
    Set<ShownClock.State> states) {
  /** Keeps copies. */
  public WhichClocks {
    kinds = Set.copyOf(kinds);
    priorities = Set.copyOf(priorities);
    states = Set.copyOf(states);
  }
}
