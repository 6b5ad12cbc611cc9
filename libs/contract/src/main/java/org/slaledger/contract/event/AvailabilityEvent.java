package org.slaledger.contract.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;

/** The streams {@code probe/<point>@<location>} of {@code sla.availability}. */
public sealed interface AvailabilityEvent extends Event {
  /** The measurement point. */
  PointId point();

  /** From where it was measured. */
  String location();

  /**
   * A probe failed.
   *
   * @param at when the probe started
   * @param consecutive its place in the series of failures: 1, 2, 3, ...
   * @param status the HTTP status, where one came
   * @param took until the failure was known
   */
  record ProbeFailed(
      PointId point,
      String location,
      Instant at,
      int consecutive,
      FailureReason reason,
      @Nullable Integer status,
      String detail,
      Duration took)
      implements AvailabilityEvent {}

  /**
   * The first probe that succeeded after one or more that failed.
   *
   * @param at when the probe started
   * @param failingSince when the first probe of the series of failures started
   */
  record ProbeRecovered(
      PointId point, String location, Instant at, Instant failingSince, int status, Duration took)
      implements AvailabilityEvent {}

  /**
   * A stretch of time was measured.
   *
   * @param from inclusive
   * @param to exclusive
   * @param latency of the probes that succeeded, where there were any
   */
  record ObservationRecorded(
      PointId point,
      String location,
      Instant from,
      Instant to,
      int attempts,
      int failures,
      @Nullable Latency latency)
      implements AvailabilityEvent {}

  /**
   * A stretch of time was not measured.
   *
   * @param from inclusive
   * @param to exclusive
   */
  record ObservationMissed(
      PointId point, String location, Instant from, Instant to, MissedReason reason, String detail)
      implements AvailabilityEvent {}
}
