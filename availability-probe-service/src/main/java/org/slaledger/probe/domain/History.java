package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;

/**
 * Makes evidence of observations of one point from one location, in the order of their times: each
 * failure, the first success behind failures, and coverage by the hour. An observation stands until
 * the next one, for its interval at most; one that is late by no more than a tolerance leaves no
 * hole. For use once, by one thread.
 */
public final class History {
  /** The longest stretch of one event. */
  static final Duration LONGEST = Duration.ofHours(1);

  private final Duration tolerance;
  private final Instant now;
  private final String imported;
  private final List<AvailabilityEvent> events = new ArrayList<>();
  private Latencies latencies = Latencies.NONE;
  private int consecutive;
  private @Nullable Instant failingSince;
  private @Nullable Instant from;
  private Instant until;
  private int attempts;
  private int failures;

  /**
   * Goes on where an earlier part of it ended.
   *
   * @param tolerance by how much an observation may be late
   * @param series the failures before the first observation that no success has ended
   * @param coveredUntil up to when it is covered already; the beginning of time where it is not
   * @param now nothing is covered behind it
   * @param imported the import's id
   */
  public History(
      Duration tolerance, Series series, Instant coveredUntil, Instant now, String imported) {
    this.tolerance = tolerance;
    this.consecutive = series.failures();
    this.failingSince = series.since();
    this.until = coveredUntil;
    this.now = now;
    this.imported = imported;
  }

  /** The events of these observations, of which there is at least one. */
  public List<AvailabilityEvent> of(List<Observation> observations) {
    observations.forEach(this::add);
    close(observations.getLast(), until);
    return List.copyOf(events);
  }

  private void add(Observation it) {
    Instant begin = from;
    boolean hole =
        it.at().isAfter(until) && Duration.between(until, it.at()).compareTo(tolerance) > 0;
    if (begin == null) {
      from = hole || until.isAfter(it.at()) ? it.at() : until;
    } else if (hole) {
      close(it, until);
      from = it.at();
    } else if (Duration.between(begin, it.at()).compareTo(LONGEST) >= 0) {
      close(it, it.at());
      from = it.at();
    }
    judge(it);
    Instant end = it.at().plus(it.interval());
    until = end.isAfter(now) ? now : end;
  }

  private void judge(Observation it) {
    attempts++;
    if (!it.ok()) {
      failures++;
      consecutive++;
      failingSince = Objects.requireNonNullElse(failingSince, it.at());
      events.add(failed(it));
      return;
    }
    if (it.took() != null) {
      latencies = latencies.with(it.took());
    }
    Instant since = failingSince;
    if (since != null) {
      events.add(
          new ProbeRecovered(
              it.point(),
              it.location(),
              it.at(),
              since,
              it.status(),
              took(it),
              null,
              null,
              imported));
    }
    consecutive = 0;
    failingSince = null;
  }

  private ProbeFailed failed(Observation it) {
    return new ProbeFailed(
        it.point(),
        it.location(),
        it.at(),
        consecutive,
        Objects.requireNonNullElse(it.reason(), FailureReason.REPORTED),
        it.status(),
        Objects.requireNonNullElse(it.detail(), ""),
        took(it),
        null,
        null,
        null,
        imported);
  }

  private static Duration took(Observation it) {
    return Objects.requireNonNullElse(it.took(), Duration.ZERO);
  }

  private void close(Observation of, Instant to) {
    Instant begin = from;
    if (begin != null && to.isAfter(begin)) {
      events.add(
          new ObservationRecorded(
              of.point(),
              of.location(),
              begin,
              to,
              attempts,
              failures,
              latencies.percentiles(),
              null,
              imported));
    }
    from = null;
    attempts = 0;
    failures = 0;
    latencies = Latencies.NONE;
  }
}
