package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;
import org.slaledger.rules.Fraction;

/** The share of the promise that was kept, and what it is a share of. */
public sealed interface Availability {

  /** Exact, 0 to 1. */
  Fraction exact();

  /** As printed: in percent, HALF_UP to 6 decimals. */
  default BigDecimal percent() {
    return exact().times(Fraction.HUNDRED).rounded(6);
  }

  /**
   * Of time (DOWNTIME, SLICES).
   *
   * @param numerator the denominator less what was counted
   * @param denominator the interval less what was removed; not zero
   */
  record OfTime(Duration numerator, Duration denominator) implements Availability {
    @Override
    public Fraction exact() {
      return Fraction.ratio(numerator, denominator);
    }
  }

  /**
   * Of slices (ERROR_RATE), each with the same weight.
   *
   * @param numerator the slices less the sum of their error rates
   * @param denominator how many slices had anything left in them; not zero
   */
  record OfSlices(Fraction numerator, long denominator) implements Availability {
    @Override
    public Fraction exact() {
      return numerator.dividedBy(Fraction.of(denominator));
    }
  }
}
