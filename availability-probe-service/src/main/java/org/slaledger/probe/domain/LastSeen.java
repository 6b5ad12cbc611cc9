package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.rules.time.Interval;

/**
 * What a point's stream says about how the point is now.
 *
 * @param upSince from when on it was seen without a break and without an outage that was over; none
 *     where nothing was seen since the last break
 * @param missedSince from when on nobody has measured, by the last that was recorded; none where
 *     somebody has since
 */
public record LastSeen(
    PointRecord record, @Nullable Instant upSince, @Nullable Instant missedSince) {
  /** Nothing was ever recorded. */
  public static final LastSeen NEVER = new LastSeen(PointRecord.EMPTY, null, null);

  /** How a point is now. */
  public enum State {
    UP,
    DOWN,
    UNOBSERVED
  }

  /**
   * A state and its beginning.
   *
   * @param seenUntil up to when anything is recorded; none where nothing is
   */
  public record Now(State state, Instant since, @Nullable Instant seenUntil) {}

  /**
   * What is known once this happened too.
   *
   * @param confirm so many failures in a row make an outage
   */
  public LastSeen evolve(AvailabilityEvent event, int confirm) {
    return new LastSeen(
        record.evolve(event), upSinceAfter(event, confirm), missedSinceAfter(event));
  }

  private @Nullable Instant missedSinceAfter(AvailabilityEvent event) {
    return switch (event) {
      case ObservationMissed missed -> missedSince == null ? missed.from() : missedSince;
      case ObservationRecorded measured -> null;
      case ProbeFailed failed -> null;
      case ProbeRecovered recovered -> null;
    };
  }

  private @Nullable Instant upSinceAfter(AvailabilityEvent event, int confirm) {
    boolean confirmed = record.consecutive() >= confirm;
    return switch (event) {
      case ProbeFailed failed -> upSince;
      case ProbeRecovered recovered -> upSince == null || confirmed ? recovered.at() : upSince;
      case ObservationRecorded measured ->
          upSince == null && !confirmed ? measured.from() : upSince;
      case ObservationMissed missed -> null;
    };
  }

  /**
   * How the point is now. Down is what the terms confirm as an outage; a state that nobody has seen
   * for longer than coverage takes to be kept, or that nobody could measure last, is unobserved.
   *
   * @param agreedSince from when on the point was to be measured
   */
  public Now at(Instant now, MeasurementPoint terms, Instant agreedSince, Duration coverageEvery) {
    Instant until = record.coveredUntil();
    if (until == null || until.isBefore(agreedSince)) {
      return new Now(State.UNOBSERVED, agreedSince, null);
    }
    Instant failingSince = record.failingSince();
    if (isSilent(now, terms, coverageEvery)) {
      return new Now(State.UNOBSERVED, until, until);
    }
    if (missedSince != null) {
      Instant since = missedSince.isBefore(agreedSince) ? agreedSince : missedSince;
      return new Now(State.UNOBSERVED, since, until);
    }
    if (failingSince != null && record.consecutive() >= terms.confirm()) {
      return new Now(State.DOWN, failingSince, until);
    }
    return upSince == null
        ? new Now(State.UNOBSERVED, until, until)
        : new Now(State.UP, upSince, until);
  }

  /** Whether nothing was recorded for longer than it takes while somebody measures. */
  private boolean isSilent(Instant now, MeasurementPoint terms, Duration coverageEvery) {
    Instant until = record.coveredUntil();
    Duration usual = coverageEvery.plus(terms.interval()).plus(terms.timeout()).plusSeconds(2);
    return until == null || Duration.between(until, now).compareTo(usual) > 0;
  }

  /**
   * The time that is being measured and of which nothing is recorded yet, by all that is known: it
   * is told with the next coverage. Nothing where the last that was told is that nobody measured.
   */
  public Optional<Interval> gathering(Instant now, MeasurementPoint terms, Duration coverageEvery) {
    Instant until = record.coveredUntil();
    return until == null
            || missedSince != null
            || !until.isBefore(now)
            || isSilent(now, terms, coverageEvery)
        ? Optional.empty()
        : Optional.of(new Interval(until, now));
  }
}
