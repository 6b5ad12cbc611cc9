package org.slaledger.rules.evidence;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is agreed on how the evidence of a point is judged.
 *
 * @param confirm so many failures in a row make an outage, which then began with the first of them;
 *     1 or more
 * @param staleness so long after its last probe a location still counts as having measured; zero
 *     for not at all
 * @param quorum so many locations must see the point down for it to be down; 1 or more
 * @param locations those that count, whatever others say; empty for all that there is evidence from
 * @param silent what one of the locations counts as at an instant at which it did not measure; UP
 *     and DOWN want the locations named, since nobody else can be known to be silent
 */
public record PointTerms(
    int confirm, Duration staleness, int quorum, Set<String> locations, SilentAs silent) {
  public PointTerms {
    locations = Collections.unmodifiableSet(new TreeSet<>(locations));
    new Confirmation(confirm);
    new Staleness(staleness);
    new Quorum(quorum, silent);
    if (silent != SilentAs.ABSTAINS && locations.isEmpty()) {
      throw new IllegalArgumentException("who is silent, where no location is named?");
    }
  }

  /** Any location that sees so many failures in a row sees an outage; nothing else is agreed. */
  public static PointTerms confirming(int confirm) {
    return new PointTerms(confirm, Duration.ZERO, 1, Set.of(), SilentAs.ABSTAINS);
  }

  /**
   * What the point is at an instant at which its locations see it so; of those that are named,
   * those are silent of which nothing is said.
   */
  public State judged(Map<String, State> seen) {
    Map<String, State> counting = new HashMap<>(seen);
    if (!locations.isEmpty()) {
      counting.keySet().retainAll(locations);
      locations.forEach(it -> counting.putIfAbsent(it, State.UNOBSERVED));
    }
    return new Quorum(quorum, silent).state(counting.values());
  }
}
