package org.slaledger.rules.evidence;

import java.util.List;
import java.util.TreeSet;
import org.slaledger.rules.time.Interval;

/**
 * A state that held for some time.
 *
 * @param refs what says so, opaque (ids of events, say), in their natural order, each once
 */
public record Observed(Interval interval, State state, List<String> refs) {
  public Observed {
    refs = List.copyOf(ordered(refs) ? refs : new TreeSet<>(refs));
  }

  private static boolean ordered(List<String> refs) {
    for (int i = 1; i < refs.size(); i++) {
      if (refs.get(i - 1).compareTo(refs.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The same for another stretch of time. */
  Observed during(Interval other) {
    return new Observed(other, state, refs);
  }
}
