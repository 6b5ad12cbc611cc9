package org.slaledger.probe.adapter.probe;

import java.time.Duration;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/**
 * No location is named like an integrator: both would write the same streams. An addendum that is
 * signed later can't be refused here; what its integrator tells becomes dead letters then, and the
 * next start fails.
 */
final class OwnName {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  private final WhichPointsAreAgreed agreed;

  OwnName(WhichPointsAreAgreed agreed) {
    this.agreed = agreed;
  }

  /**
   * Looks whether it is the location's alone.
   *
   * @throws IllegalStateException where an addendum has assigned a point to an integrator of this
   *     name
   */
  void require(String location) {
    agreed
        .everReportedBy(location)
        .await()
        .atMost(LONGEST_LOOK)
        .ifPresent(
            point -> {
              throw new IllegalStateException(
                  "sla.probe.location is %1$s, and so is the integrator to which an addendum assigns"
                          .formatted(location)
                      + " %1$s: both would write probe/%1$s@%2$s. Give the location another name."
                          .formatted(point, location));
            });
  }
}
