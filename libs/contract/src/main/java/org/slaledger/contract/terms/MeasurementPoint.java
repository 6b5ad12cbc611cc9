package org.slaledger.contract.terms;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;

/**
 * An agreed health endpoint.
 *
 * @param probe how it is measured, and what is taken for success
 * @param interval from one probe to the next, 1 s or more
 * @param timeout after which a probe has failed; not longer than the interval
 * @param confirm so many failures in a row make an outage, which then began with the first of them
 * @param staleness so long after its last probe a location still counts as having measured; not at
 *     all where not given
 * @param quorum so many locations must see it down for it to be down; one where not given
 * @param locations from where it is measured; every location that does where not given
 * @param silent what one of these locations counts as while it does not measure and another does;
 *     {@link SilentAs#ABSTAINS} where not given
 */
public record MeasurementPoint(
    PointId point,
    ProbeTerms probe,
    Duration interval,
    Duration timeout,
    int confirm,
    @Nullable Duration staleness,
    @Nullable Integer quorum,
    @Nullable List<String> locations,
    @Nullable SilentAs silent) {

  /** A point with the terms that always have to be given. */
  public static MeasurementPoint of(
      PointId point, ProbeTerms probe, Duration interval, Duration timeout, int confirm) {
    return new MeasurementPoint(point, probe, interval, timeout, confirm, null, null, null, null);
  }

  /** The same point, where so many failures in a row make an outage. */
  public MeasurementPoint confirmedBy(int failures) {
    return new MeasurementPoint(
        point, probe, interval, timeout, failures, staleness, quorum, locations, silent);
  }
}
