package org.slaledger.probe.adapter.heartbeat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.probe.adapter.kinds.Prober;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.NotMade;
import org.slaledger.probe.domain.ProbeResult.Outcome;
import org.slaledger.probe.domain.ProbeResult.Succeeded;

/**
 * The probe of a job that reports in: it fails once the job was silent for longer than the point's
 * interval and timeout together. That is not held against a job to which this prober listens for a
 * shorter time: it could not have been heard before.
 */
public final class HeartbeatProbes implements Prober {
  private final Heartbeats heartbeats;
  private final Map<PointId, Instant> listeningSince = new ConcurrentHashMap<>();

  /** Looks at what was kept. */
  public HeartbeatProbes(Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
  }

  @Override
  public Future<ProbeResult> probe(MeasurementPoint terms, Instant at) {
    long started = System.nanoTime();
    Instant since = listeningSince.computeIfAbsent(terms.point(), point -> at);
    Promise<ProbeResult> result = Promise.promise();
    heartbeats
        .last(terms.point())
        .map(last -> judged(terms, at, since, last))
        .onFailure()
        .recoverWithItem(away -> deaf(terms.point(), at))
        .subscribe()
        .with(outcome -> result.complete(new ProbeResult(at, since(started), null, outcome)));
    return result.future();
  }

  static Outcome judged(
      MeasurementPoint terms, Instant now, Instant listeningSince, Optional<Instant> last) {
    Duration patience = terms.interval().plus(terms.timeout());
    if (last.isPresent() && !last.get().plus(patience).isBefore(now)) {
      return new Succeeded(null);
    }
    if (now.isBefore(listeningSince.plus(patience))) {
      return new NotMade(
          MissedReason.NOT_RUNNING, "nobody has listened for as long as the job may be silent");
    }
    return new Failed(
        FailureReason.SILENT,
        null,
        last.map(instant -> "the job last reported in at " + instant)
            .orElse("the job never reported in"),
        null);
  }

  /** Without its database nobody can report in either. */
  private NotMade deaf(PointId point, Instant at) {
    listeningSince.put(point, at);
    return new NotMade(
        MissedReason.NOT_RUNNING, "the prober's database is away, so that no job can report in");
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).truncatedTo(ChronoUnit.MICROS);
  }
}
