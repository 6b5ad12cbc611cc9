package org.slaledger.rules.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slaledger.rules.time.Intervals;

/**
 * The rule that a location still counts as having measured for some time after its last probe: a
 * stretch that was covered reaches so much further, whether it was recorded that nobody measured
 * then or nothing was recorded at all. What was seen last goes on to hold: an outage is one until a
 * probe succeeds.
 *
 * @param lasting how long; zero for not at all
 */
public record Staleness(Duration lasting) {
  /** The rule that nothing counts but what was measured. */
  public static final Staleness NONE = new Staleness(Duration.ZERO);

  public Staleness {
    if (lasting.isNegative()) {
      throw new IllegalArgumentException("negative: " + lasting);
    }
  }

  /** The evidence of one location under this rule. */
  public List<Evidence> applied(Collection<? extends Evidence> evidence) {
    if (lasting.isZero()) {
      return List.copyOf(evidence);
    }
    List<Evidence.Covered> covered =
        evidence.stream()
            .filter(Evidence.Covered.class::isInstance)
            .map(one -> longer((Evidence.Covered) one))
            .toList();
    Intervals measured = Intervals.of(covered.stream().map(Evidence.Covered::interval).toList());
    List<Evidence> applied = new ArrayList<>(covered);
    for (Evidence fact : evidence) {
      switch (fact) {
        case Evidence.Covered seen -> {}
        case Evidence.Missed missed -> applied.addAll(left(missed, measured));
        case Evidence.Failed probe -> applied.add(probe);
        case Evidence.Recovered probe -> applied.add(probe);
      }
    }
    return applied;
  }

  private Evidence.Covered longer(Evidence.Covered one) {
    return new Evidence.Covered(one.from(), one.to().plus(lasting), one.ref());
  }

  private static List<Evidence> left(Evidence.Missed missed, Intervals measured) {
    return Intervals.of(missed.interval()).minus(measured).parts().stream()
        .<Evidence>map(it -> new Evidence.Missed(it.from(), it.to(), missed.why(), missed.ref()))
        .toList();
  }
}
