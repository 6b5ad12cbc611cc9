package org.slaledger.rules.credit;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * What every method starts from.
 *
 * @param timeline all that was observed, and at least the interval
 * @param holding the exclusions that hold, in a fixed order
 * @param excluded when any of them holds
 * @param removed what left the denominator
 */
record Ground(
    ServiceTerms terms,
    Period period,
    Interval interval,
    Timeline timeline,
    List<Exclusion> holding,
    Intervals excluded,
    Intervals removed) {

  static Ground of(ServiceTerms terms, Facts facts) {
    Timeline timeline = facts.timeline().over(facts.timeline().interval().hull(facts.interval()));
    List<Exclusion> holding =
        facts.exclusions().stream()
            .filter(exclusion -> exclusion.holds(terms.maintenanceNotice()))
            .sorted(Comparator.comparing(Exclusion::category).thenComparing(Exclusion::reference))
            .toList();
    Intervals excluded = times(holding).within(facts.interval());
    Intervals left =
        switch (terms.excludedTime()) {
          case KEPT -> Intervals.NONE;
          case REMOVED -> excluded;
        };
    Intervals removed =
        switch (terms.unobserved()) {
          case UP, DOWN -> left;
          case EXCLUDED ->
              left.union(timeline.when(State.UNOBSERVED::equals).within(facts.interval()));
        };
    return new Ground(
        terms, facts.period(), facts.interval(), timeline, holding, excluded, removed);
  }

  private static Intervals times(Collection<Exclusion> exclusions) {
    return Intervals.of(exclusions.stream().map(Exclusion::interval).toList());
  }

  /** The time that is left in the denominator. */
  Duration denominator() {
    return interval.length().minus(removed.length());
  }

  /** What is neither excluded nor removed. */
  Intervals liable(Intervals times) {
    return times.within(interval).minus(excluded).minus(removed);
  }

  /** The share of requests that failed, as the terms have it; excluded time is another matter. */
  Fraction errorRate(State state) {
    return switch (state) {
      case State.Up up -> Fraction.ZERO;
      case State.Down down -> Fraction.ONE;
      case State.Degraded(Fraction rate) -> readsDegraded() ? rate : Fraction.ZERO;
      case State.Unobserved unobserved ->
          switch (terms.unobserved()) {
            case DOWN -> Fraction.ONE;
            case UP, EXCLUDED -> Fraction.ZERO;
          };
    };
  }

  private boolean readsDegraded() {
    return switch (terms.availability()) {
      case AvailabilityTerms.Downtime downtime -> false;
      case AvailabilityTerms.Slices slices -> true;
      case AvailabilityTerms.ErrorRate rate -> true;
    };
  }
}
