package org.slaledger.contract.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;

/**
 * The streams {@code probe/<point>@<location>} of {@code sla.availability}. What integrators tell
 * and what is imported may come in any order of time; {@code docs/evidence.md} says what it means.
 */
public sealed interface AvailabilityEvent extends Event {
  /** The measurement point. */
  PointId point();

  /** From where it was measured. */
  String location();

  /** The import that it was taken from, where it is history; null where it is not. */
  default @Nullable String imported() {
    return null;
  }

  /**
   * A probe failed.
   *
   * @param at when the probe started
   * @param consecutive its place in the series of failures, as it was known then: 1, 2, 3, ...
   * @param status the HTTP status, where one came
   * @param took until the failure was known; zero where an integrator does not say
   * @param phases of which it was made up
   * @param excerpt the beginning of what the point answered, at most 1 KiB of it, sealed under the
   *     point's key; where it answered anything and the prober has a key
   * @param inbound the integrator's event that it was made from, where it was
   * @param imported the import that it was taken from, where it is history: it alarms nobody
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
      @Nullable InboundOrigin inbound,
      @Nullable String imported)
      implements AvailabilityEvent {}

  /**
   * The first probe that succeeded after one or more that failed.
   *
   * @param at when the probe started
   * @param failingSince when the first probe of the series of failures started; {@code at} itself
   *     where an integrator tells of a success and no failure before it is known
   * @param status the HTTP status, where it was an HTTP probe
   * @param phases of which it was made up
   * @param inbound the integrator's event that it was made from, where it was
   * @param imported the import that it was taken from, where it is history: it alarms nobody
   */
  record ProbeRecovered(
      PointId point,
      String location,
      Instant at,
      Instant failingSince,
      @Nullable Integer status,
      Duration took,
      @Nullable Phases phases,
      @Nullable InboundOrigin inbound,
      @Nullable String imported)
      implements AvailabilityEvent {}

  /**
   * A stretch of time was measured.
   *
   * @param from inclusive
   * @param to exclusive
   * @param latency of the probes that succeeded, where there were any
   * @param inbound the integrator's event that it was made from, where it was
   * @param imported the import that it was taken from, where it is history: it alarms nobody
   */
  record ObservationRecorded(
      PointId point,
      String location,
      Instant from,
      Instant to,
      int attempts,
      int failures,
      @Nullable Latency latency,
      @Nullable InboundOrigin inbound,
      @Nullable String imported)
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
