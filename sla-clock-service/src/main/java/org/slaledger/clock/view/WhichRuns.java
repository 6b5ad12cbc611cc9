package org.slaledger.clock.view;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;

/**
 * A question for the runs of a period; what is null or empty does not narrow it.
 *
 * @param period a month or a quarter, such as {@code 2026-11} or {@code 2026-Q4}
 * @param kinds runs of clocks of any of these kinds
 * @param priorities runs under any of these priorities
 */
public record WhichRuns(
    String period,
    @Nullable CustomerId customer,
    @Nullable String service,
    Set<ClockKind> kinds,
    Set<Priority> priorities) {
  /** Keeps copies. */
  public WhichRuns {
    kinds = Set.copyOf(kinds);
    priorities = Set.copyOf(priorities);
  }
}
