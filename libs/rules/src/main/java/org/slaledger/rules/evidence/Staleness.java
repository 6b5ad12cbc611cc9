package org.slaledger.rules.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * The rule that a location still counts as having measured for some time after its last probe: a
 * stretch that was measured reaches so much further, whether it was recorded that nobody measured
 * then or nothing was recorded at all. What was seen last goes on to hold: an outage is one until a
 * probe succeeds. It does not reach into time that was told both as measured and as missed: that is
 * a correction, not a gap.
 *
 * @param lasting how long; zero for not at all
 */
record Staleness(Duration lasting) {
  Staleness {
    if (lasting.isNegative()) {
      throw new IllegalArgumentException("negative: " + lasting);
    }
  }

  /** The evidence of one location under this rule. */
  List<Evidence> applied(Collection<? extends Evidence> evidence) {
    if (lasting.isZero()) {
      return List.copyOf(evidence);
    }
    Intervals missed = Confirmation.missed(evidence);
    List<Evidence.Covered> covered = longer(evidence, missed);
    Intervals measured = Intervals.of(covered.stream().map(Evidence.Covered::interval).toList());
    List<Evidence> applied = new ArrayList<>(covered);
    for (Evidence fact : evidence) {
      switch (fact) {
        case Evidence.Covered seen -> {}
        case Evidence.Missed gap -> applied.addAll(left(gap, measured));
        case Evidence.Failed probe -> applied.add(probe);
        case Evidence.Recovered probe -> applied.add(probe);
      }
    }
    return applied;
  }

  private List<Evidence.Covered> longer(Collection<? extends Evidence> evidence, Intervals missed) {
    List<Evidence.Covered> told =
        evidence.stream()
            .filter(Evidence.Covered.class::isInstance)
            .map(Evidence.Covered.class::cast)
            .toList();
    Intervals corrected =
        Intervals.of(told.stream().map(Evidence.Covered::interval).toList()).intersect(missed);
    return told.stream()
        .flatMap(
            one ->
                Intervals.of(one.interval()).minus(missed).parts().stream()
                    .flatMap(part -> Intervals.of(longer(part)).minus(corrected).parts().stream())
                    .map(part -> new Evidence.Covered(part.from(), part.to(), one.ref())))
        .toList();
  }

  private Interval longer(Interval part) {
    return new Interval(part.from(), part.to().plus(lasting));
  }

  private static List<Evidence> left(Evidence.Missed missed, Intervals measured) {
    return Intervals.of(missed.interval()).minus(measured).parts().stream()
        .<Evidence>map(it -> new Evidence.Missed(it.from(), it.to(), missed.why(), missed.ref()))
        .toList();
  }
}
