package org.slaledger.rules.credit;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * The error rates of a period's slices: for each the time-weighted mean over what is left of it.
 * Only slices in which anything failed are kept; the rate of the others is zero.
 */
final class SliceRates {
  private final Ground ground;
  private final Grid grid;
  private final SortedMap<Long, Fraction> rates = new TreeMap<>();

  SliceRates(Ground ground, Duration slice) {
    this.ground = ground;
    this.grid = new Grid(ground.period().interval(), slice);
    for (Observed piece : ground.timeline().over(ground.interval()).pieces()) {
      Fraction rate = ground.errorRate(piece.state());
      if (rate.signum() > 0) {
        ground.liable(Intervals.of(piece.interval())).parts().forEach(part -> add(part, rate));
      }
    }
    rates.replaceAll((index, failed) -> failed.dividedBy(inCells(left(index))));
  }

  private void add(Interval part, Fraction rate) {
    for (long index = grid.indexOf(part.from()); index <= grid.lastIndexOf(part); index++) {
      Duration failed = part.intersect(grid.cell(index)).length();
      rates.merge(index, inCells(failed).times(rate), Fraction::plus);
    }
  }

  private Fraction inCells(Duration time) {
    return Fraction.ratio(time, grid.cell());
  }

  /** What is left of a slice after removed time. */
  private Duration left(long index) {
    return time(index).length();
  }

  /** The slice, cut to the sum's interval, less removed time. */
  Intervals time(long index) {
    return Intervals.of(grid.cell(index).intersect(ground.interval())).minus(ground.removed());
  }

  /** The rates that are not zero by the slice's number. */
  SortedMap<Long, Fraction> rates() {
    return rates;
  }

  /** How many slices have anything left. */
  long count() {
    if (ground.interval().isEmpty()) {
      return 0;
    }
    long all = slices(ground.interval());
    return all - ground.removed().parts().stream().mapToLong(this::gone).sum();
  }

  private long slices(Interval interval) {
    return grid.lastIndexOf(interval) - grid.indexOf(interval.from()) + 1;
  }

  /** Removed parts neither overlap nor touch, so that a slice that is gone lies in one of them. */
  private long gone(Interval removed) {
    long first = grid.indexOf(removed.from());
    long last = grid.lastIndexOf(removed);
    long kept = left(first).isZero() ? 0 : 1;
    kept += first == last || left(last).isZero() ? 0 : 1;
    return last - first + 1 - kept;
  }
}
