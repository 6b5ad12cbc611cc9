package org.slaledger.rules.credit;

import java.time.Duration;
import java.time.Instant;
import org.slaledger.rules.time.Interval;

/** A period cut from its start into equal cells, numbered from 0; the last may be shorter. */
record Grid(Interval period, Duration cell) {

  /** Which cell holds an instant of the period. */
  long indexOf(Instant instant) {
    return Duration.between(period.from(), instant).dividedBy(cell);
  }

  /** The last cell of which an interval that is not empty holds anything. */
  long lastIndexOf(Interval interval) {
    return indexOf(interval.to().minusNanos(1));
  }

  /** The cell of that number, cut to the period. */
  Interval cell(long index) {
    Instant from = period.from().plus(cell.multipliedBy(index));
    return new Interval(from, from.plus(cell)).intersect(period);
  }
}
