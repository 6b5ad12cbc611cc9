package org.slaledger.probe.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;

/**
 * The coverage, or the time without a probe, that has gathered since a point's stream last told of
 * any. It is kept beside the stream, so that a crash loses only what came after it.
 *
 * @param version the stream's, when this was kept
 * @param from inclusive: what the stream's record was covered until
 * @param to exclusive
 * @param notMade why there was no probe; none where there were
 */
public record Checkpoint(
    long version, Instant from, Instant to, Tally tally, ProbeResult.@Nullable NotMade notMade) {

  /** Whether the stream has told of no time since this was kept. */
  boolean goesOnFrom(PointRecord record) {
    Instant until = record.coveredUntil();
    return until == null || until.equals(from);
  }

  /** What the stream is to tell of it. */
  public AvailabilityEvent told(PointId point, String location) {
    return notMade == null
        ? new ObservationRecorded(
            point,
            location,
            from,
            to,
            tally.attempts(),
            tally.failures(),
            tally.latencies().percentiles(),
            null,
            null)
        : new ObservationMissed(point, location, from, to, notMade.reason(), notMade.detail());
  }
}
