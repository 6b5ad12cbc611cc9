package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.MeasurementPoint;

/**
 * What one prober knows of one point while it watches it. All time that passes ends up in exactly
 * one {@link AvailabilityEvent.ObservationRecorded} or {@link ObservationMissed}: together they
 * partition the time from the instant at which watching was due.
 *
 * <p>A probe stands for the time from its start to the next probe's start. It stands for one
 * interval at most; a next probe that is late by no more than the timeout leaves no hole. The first
 * probe after a start says nothing about the time before it. A probe that could not be made stands
 * as long as one that was, for time that was missed; a series of failures stays as it was.
 *
 * @param record what its stream says
 * @param coverageEvery coverage is recorded when so much of it has gathered
 * @param reach how far the last probe of this run stands; none before the first
 * @param open the probes since coverage was last recorded
 * @param notMade why the last probe that was due could not be made; none where it was made
 */
public record PointWatch(
    PointId point,
    String location,
    Duration coverageEvery,
    PointRecord record,
    @Nullable Reach reach,
    Tally open,
    ProbeResult.@Nullable NotMade notMade) {

  /**
   * How far the last probe stands.
   *
   * @param until it is the measurement that was agreed for the time up to here
   * @param latest a next probe that starts no later leaves no hole
   */
  public record Reach(Instant until, Instant latest) {
    private Reach laterBy(Duration step) {
      return new Reach(until.plus(step), latest.plus(step));
    }
  }

  /**
   * Begins to watch a point that was to be measured since an instant without a break. What another
   * prober, or this one before a crash, had gathered and not recorded is recorded.
   *
   * @param kept the last that was kept beside the stream; passed over where the stream has gone on
   */
  public static Step start(
      PointId point,
      String location,
      Duration coverageEvery,
      PointRecord record,
      @Nullable Checkpoint kept,
      Instant since) {
    PointWatch found =
        new PointWatch(point, location, coverageEvery, record, null, Tally.NONE, null);
    Step told =
        kept != null && kept.goesOnFrom(record)
            ? found.happened(kept.told(point, location))
            : Step.of(found);
    return told.then(watch -> Step.of(watch.placed(since)));
  }

  private PointWatch placed(Instant since) {
    Instant known = record.coveredUntil();
    Instant from = known == null || known.isBefore(since) ? since : known;
    PointRecord placed =
        new PointRecord(record.version(), from, record.consecutive(), record.failingSince());
    return new PointWatch(point, location, coverageEvery, placed, reach, open, notMade);
  }

  /** All time before it is accounted for. */
  public Instant coveredUntil() {
    Instant until = record.coveredUntil();
    if (until == null) {
      throw new IllegalStateException("a watch has a beginning");
    }
    return until;
  }

  /**
   * Takes the result of a probe in. A result that lies in time which is accounted for already (the
   * clock was set back) changes nothing.
   *
   * @param terms those under which it was probed
   */
  public Step observe(MeasurementPoint terms, ProbeResult result) {
    if (result.at().isBefore(coveredUntil())) {
      return Step.of(this);
    }
    return Step.of(this)
        .then(watch -> watch.holeBefore(result.at()))
        .then(watch -> watch.ripe(result.at()))
        .then(watch -> watch.changesState(result) ? watch.closed(result.at()) : Step.of(watch))
        .then(watch -> watch.judged(result))
        .then(watch -> Step.of(watch.counted(terms, result)));
  }

  /**
   * Records the coverage, or the time without a probe, that has gathered, if it is enough.
   *
   * @param horizon nothing is known from here on: now, or when the probe under way started
   */
  public Step tick(Instant horizon) {
    return ripe(known(horizon));
  }

  /** The first instant at which a {@link #tick} records what has gathered by then. */
  public Instant ripeAt() {
    return Plan.latestDue(point, location, coverageEvery, coveredUntil()).plus(coverageEvery);
  }

  /**
   * What has gathered and is in no event yet; none where nothing has.
   *
   * @param horizon as for {@link #tick}
   */
  public Optional<Checkpoint> checkpoint(Instant horizon) {
    Instant from = coveredUntil();
    Instant to = known(horizon);
    return to.isAfter(from)
        ? Optional.of(new Checkpoint(record.version(), from, to, open, notMade))
        : Optional.empty();
  }

  /** Records what has gathered: the prober stops, or the point is not its own any more. */
  public Step close(Instant horizon) {
    return closed(known(horizon));
  }

  /**
   * The wall clock jumped. The time that it left out was not measured. Where it was set back, the
   * time that comes a second time is accounted for already.
   *
   * @param expected what it would have shown
   * @param actual what it shows
   */
  public Step clockStepped(Instant horizon, Instant expected, Instant actual) {
    if (reach == null || !actual.isAfter(expected) || !actual.isAfter(coveredUntil())) {
      return Step.of(this);
    }
    Duration jump = Duration.between(expected, actual);
    return close(horizon)
        .then(
            watch ->
                watch.missed(actual, MissedReason.CLOCK_STEPPED, "the clock jumped by " + jump))
        .then(watch -> Step.of(watch.with(reach.laterBy(jump))));
  }

  private Instant known(Instant horizon) {
    if (reach == null) {
      return coveredUntil();
    }
    return horizon.isBefore(reach.until()) ? horizon : reach.until();
  }

  private Step holeBefore(Instant at) {
    if (reach == null) {
      return missed(at, MissedReason.NOT_RUNNING, "no probe was made at this location");
    }
    if (!at.isAfter(reach.latest())) {
      return Step.of(this);
    }
    return closed(reach.until())
        .then(
            watch ->
                watch.missed(
                    at, MissedReason.OVERLOADED, "no result of the probes that were due was kept"));
  }

  /**
   * Coverage is recorded at instants of a grid as wide as it may gather, in which each point has
   * its own place: many points do not record at once, not even when they were begun at once.
   */
  private Step ripe(Instant to) {
    return closed(Plan.latestDue(point, location, coverageEvery, to));
  }

  private boolean changesState(ProbeResult result) {
    return switch (result.outcome()) {
      case ProbeResult.Failed failed -> record.consecutive() == 0 || notMade != null;
      case ProbeResult.Succeeded succeeded -> record.consecutive() > 0 || notMade != null;
      case ProbeResult.NotMade why -> !why.equals(notMade);
    };
  }

  private Step judged(ProbeResult result) {
    return switch (result.outcome()) {
      case ProbeResult.Failed failed ->
          happened(
              new ProbeFailed(
                  point,
                  location,
                  result.at(),
                  record.consecutive() + 1,
                  failed.reason(),
                  failed.status(),
                  failed.detail(),
                  result.took(),
                  result.phases(),
                  null,
                  null,
                  null));
      case ProbeResult.Succeeded succeeded -> {
        Instant since = record.failingSince();
        yield since == null
            ? Step.of(this)
            : happened(
                new ProbeRecovered(
                    point,
                    location,
                    result.at(),
                    since,
                    succeeded.status(),
                    result.took(),
                    result.phases(),
                    null,
                    null));
      }
      case ProbeResult.NotMade why -> Step.of(this);
    };
  }

  private PointWatch counted(MeasurementPoint terms, ProbeResult result) {
    Instant until = result.at().plus(terms.interval());
    Reach stands = new Reach(until, until.plus(terms.timeout()));
    ProbeResult.NotMade why = result.outcome() instanceof ProbeResult.NotMade it ? it : null;
    return new PointWatch(point, location, coverageEvery, record, stands, open.with(result), why);
  }

  private Step closed(Instant to) {
    Instant from = coveredUntil();
    if (!to.isAfter(from)) {
      return Step.of(this);
    }
    AvailabilityEvent told =
        new Checkpoint(record.version(), from, to, open, notMade).told(point, location);
    Step step = happened(told);
    return new Step(step.next().with(Tally.NONE), step.events());
  }

  private Step missed(Instant to, MissedReason reason, String detail) {
    Instant from = coveredUntil();
    return to.isAfter(from)
        ? happened(new ObservationMissed(point, location, from, to, reason, detail))
        : Step.of(this);
  }

  private Step happened(AvailabilityEvent event) {
    PointRecord next = record.evolve(event);
    return new Step(
        new PointWatch(point, location, coverageEvery, next, reach, open, notMade), List.of(event));
  }

  private PointWatch with(Tally tally) {
    return new PointWatch(point, location, coverageEvery, record, reach, tally, notMade);
  }

  private PointWatch with(Reach further) {
    return new PointWatch(point, location, coverageEvery, record, further, open, notMade);
  }
}
