package org.slaledger.rules.evidence;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.time.Interval;

/**
 * How reliable something was over a period, by what was observed. Time that nobody measured is
 * neither up nor down, and counts in no mean. A statement's figure follows the addendum's rules
 * instead.
 *
 * @param interval the period, not empty; with {@code up}, {@code down} and {@code unobserved} its
 *     parts
 * @param began outages that began in it
 * @param ended outages that ended in it, and were seen to
 * @param repairing the down time of those that ended, all of it, also before the period
 */
public record Reliability(
    Interval interval,
    Duration up,
    Duration down,
    Duration unobserved,
    int began,
    int ended,
    Duration repairing) {

  /**
   * Over a period.
   *
   * @param observed the period
   * @param outages whole, so that those which reach beyond the period are known to
   */
  public static Reliability of(Timeline observed, Collection<Outage> outages) {
    Interval period = observed.interval();
    List<Outage> ended =
        outages.stream().filter(it -> it.endSeen() && period.contains(it.interval().to())).toList();
    return new Reliability(
        period,
        observed.when(State.UP::equals).length(),
        observed.when(State.DOWN::equals).length(),
        observed.when(State.UNOBSERVED::equals).length(),
        (int) outages.stream().filter(it -> period.contains(it.interval().from())).count(),
        ended.size(),
        ended.stream().map(Outage::down).reduce(Duration.ZERO, Duration::plus));
  }

  /** Observed up of observed; none where nothing was observed. */
  public @Nullable Fraction upShare() {
    Duration observed = interval.length().minus(unobserved);
    return observed.isZero() ? null : Fraction.ratio(up, observed);
  }

  /** Of the period. */
  public Fraction unobservedShare() {
    return Fraction.ratio(unobserved, interval.length());
  }

  /**
   * Mean time to repair: {@code repairing} by {@code ended}, to the nanosecond below; none where no
   * outage ended.
   */
  public @Nullable Duration mttr() {
    return ended == 0 ? null : repairing.dividedBy(ended);
  }

  /**
   * Mean time between failures: observed up time by {@code began}, to the nanosecond below; none
   * where no outage began.
   */
  public @Nullable Duration mtbf() {
    return began == 0 ? null : up.dividedBy(began);
  }
}
