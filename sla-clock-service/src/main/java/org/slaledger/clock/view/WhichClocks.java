package org.slaledger.clock.view;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;

/**
 * A question for clocks; what is null does not narrow it.
 *
 * @param states clocks in any of these
 */
public record WhichClocks(
    @Nullable TicketId ticket, @Nullable CustomerId customer, Set<ShownClock.State> states) {
  /** Keeps a copy of the states. */
  public WhichClocks {
    states = Set.copyOf(states);
  }
}
