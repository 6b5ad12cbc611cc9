package org.slaledger.rules.credit;

import java.util.List;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/**
 * What a sum reads besides the terms.
 *
 * @param period whose fee is at stake
 * @param interval the part of the period that the sum covers: all of it, from the agreement's
 *     start, or up to the moment at which a running statement is cut
 * @param timeline what was observed. It should reach beyond the interval as far as outages that
 *     cross its ends do, since an outage is judged whole, but not beyond what could be known: where
 *     it says nothing, the service was unobserved
 * @param exclusions what was put forward as not counting, in any order
 */
public record Facts(
    Period period, Interval interval, Timeline timeline, List<Exclusion> exclusions) {
  public Facts {
    exclusions = List.copyOf(exclusions);
    if (!period.interval().intersect(interval).equals(interval)) {
      throw new IllegalArgumentException(interval + " is no part of " + period);
    }
  }

  /** The facts of a whole period. */
  public Facts(Period period, Timeline timeline, List<Exclusion> exclusions) {
    this(period, period.interval(), timeline, exclusions);
  }
}
