package org.slaledger.contract.terms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How availability is reckoned; one record for each method. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes(@JsonSubTypes.Type(value = AvailabilityTerms.Downtime.class, name = "DOWNTIME"))
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
}
