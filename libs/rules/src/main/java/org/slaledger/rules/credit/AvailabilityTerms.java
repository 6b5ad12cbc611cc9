package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How availability is reckoned; one record for each method. */
public sealed interface AvailabilityTerms {

  /** The promise, in percent, 0 to 100. */
  BigDecimal objective();

  /**
   * DOWNTIME: the share of time that was not down.
   *
   * @param minimumOutage shorter outages are dropped, judged whole; zero for none
   * @param wholeUnits each piece counts only its whole units; everything where not given
   */
  record Downtime(BigDecimal objective, Duration minimumOutage, @Nullable Duration wholeUnits)
      implements AvailabilityTerms {}

  /**
   * SLICES: the share of time that was not in bad slices.
   *
   * @param slice divides an hour
   * @param badAbove a slice is bad when its error rate (0 to 1) is greater
   * @param minimumRun fewer bad slices in a row are good; 1 or more
   */
  record Slices(BigDecimal objective, Duration slice, BigDecimal badAbove, int minimumRun)
      implements AvailabilityTerms {}

  /**
   * ERROR_RATE: one less the mean of the slices' error rates.
   *
   * @param slice divides an hour
   */
  record ErrorRate(BigDecimal objective, Duration slice) implements AvailabilityTerms {}
}
