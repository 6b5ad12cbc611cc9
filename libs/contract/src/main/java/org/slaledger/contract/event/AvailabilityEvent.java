package org.slaledger.contract.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;

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
   * @param phases of which it was made up
   * @param excerpt the beginning of what the point answered, at most 1 KiB of it, sealed under the
   *     point's key; where it answered anything and the prober has a key
   * @param inbound the integrator's event that it was made from, where it was
   */
  record ProbeFailed(
      PointId point,
      String location,
      Instant at,
      int consecutive,
      FailureReason reason,
      @Nullable Integer status,
      String detail,
      Duration took,
      @Nullable Phases phases,
      @Nullable Sealed excerpt,
      @Nullable InboundOrigin inbound)
      implements AvailabilityEvent {}

  /**
   * The first probe that succeeded after one or more that failed.
   *
   * @param at when the probe started
   * @param failingSince when the first probe of the series of failures started
   * @param status the HTTP status, where it was an HTTP probe
   * @param phases of which it was made up
   * @param inbound the integrator's event that it was made from, where it was
   */
  record ProbeRecovered(
      PointId point,
      String location,
      Instant at,
      Instant failingSince,
      @Nullable Integer status,
      Duration took,
      @Nullable Phases phases,
      @Nullable InboundOrigin inbound)
      implements AvailabilityEvent {}

  /**
   * A stretch of time was measured.
   *
   * @param from inclusive
   * @param to exclusive
   * @param latency of the probes that succeeded, where there were any
   * @param inbound the integrator's event that it was made from, where it was
   */
  record ObservationRecorded(
      PointId point,
      String location,
      Instant from,
      Instant to,
      int attempts,
      int failures,
      @Nullable Latency latency,
      @Nullable InboundOrigin inbound)
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
