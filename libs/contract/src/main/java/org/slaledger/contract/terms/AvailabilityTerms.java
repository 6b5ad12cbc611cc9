package org.slaledger.contract.terms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How availability is reckoned; one record for each method. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AvailabilityTerms.Downtime.class, name = "DOWNTIME"),
  @JsonSubTypes.Type(value = AvailabilityTerms.Slices.class, name = "SLICES"),
  @JsonSubTypes.Type(value = AvailabilityTerms.ErrorRate.class, name = "ERROR_RATE")
})
public sealed interface AvailabilityTerms {
  /** The promise, in percent. */
  BigDecimal objective();

  /**
   * Availability is the share of time that was not down.
   *
   * @param minimumOutage shorter outages are dropped, judged whole; none where not given
   * @param wholeUnits each piece counts only its whole units; to the millisecond where not given
   */
  record Downtime(
      BigDecimal objective, @Nullable Duration minimumOutage, @Nullable Duration wholeUnits)
      implements AvailabilityTerms {}

  /**
   * Availability is the share of time that lies in good slices.
   *
   * @param slice the length of a slice; divides an hour
   * @param badAbove a slice is bad when its error rate, a fraction, is greater
   * @param minimumRun fewer bad slices in a row are good; 1 where not given
   */
  record Slices(
      BigDecimal objective, Duration slice, BigDecimal badAbove, @Nullable Integer minimumRun)
      implements AvailabilityTerms {}

  /**
   * Availability is what the mean of the slices' error rates leaves of one.
   *
   * @param slice the length of a slice; divides an hour
   */
  record ErrorRate(BigDecimal objective, Duration slice) implements AvailabilityTerms {}
}
