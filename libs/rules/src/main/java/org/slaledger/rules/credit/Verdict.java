package org.slaledger.rules.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Intervals;

/**
 * What a method found.
 *
 * @param counted when it counts against the provider
 * @param forgiven which rule let pass what else was down; the first that names an instant holds
 * @param availability nothing when the denominator is empty
 */
record Verdict(Intervals counted, List<Pardon> forgiven, @Nullable Availability availability) {

  /** The times that a rule forgives. */
  record Pardon(Fate.Rule rule, Intervals times) {}

  /** For the methods that reckon in time. */
  static Verdict ofTime(Ground ground, Intervals counted, List<Pardon> forgiven) {
    boolean empty = ground.denominator().isZero();
    Availability.@Nullable OfTime availability =
        empty
            ? null
            : new Availability.OfTime(
                ground.denominator().minus(counted.length()), ground.denominator());
    return new Verdict(counted, forgiven, availability);
  }
}
