package org.slaledger.probe.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;

/**
 * What the stream of one point at one location says: the part of what is known that outlives a
 * crash.
 *
 * @param version the stream's
 * @param coveredUntil all time before it is accounted for, as measured or as missed; exclusive
 * @param consecutive failures since the last success
 * @param failingSince when the first of them started
 */
public record PointRecord(
    long version, @Nullable Instant coveredUntil, int consecutive, @Nullable Instant failingSince) {
  /** Nothing has happened. */
  public static final PointRecord EMPTY = new PointRecord(0, null, 0, null);

  /** What is known once this happened too. */
  public PointRecord evolve(AvailabilityEvent event) {
    return switch (event) {
      case ProbeFailed failed ->
          new PointRecord(
              version + 1,
              coveredUntil,
              failed.consecutive(),
              failingSince == null ? failed.at() : failingSince);
      case ProbeRecovered recovered -> new PointRecord(version + 1, coveredUntil, 0, null);
      case ObservationRecorded measured -> until(measured.to());
      case ObservationMissed missed -> until(missed.to());
    };
  }

  private PointRecord until(Instant to) {
    return new PointRecord(version + 1, to, consecutive, failingSince);
  }
}
