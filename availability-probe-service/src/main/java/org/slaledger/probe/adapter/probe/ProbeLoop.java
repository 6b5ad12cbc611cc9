package org.slaledger.probe.adapter.probe;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.probe.adapter.kinds.Prober;
import org.slaledger.probe.domain.ClockReading;
import org.slaledger.probe.domain.Plan;
import org.slaledger.probe.domain.PointResult;
import org.slaledger.probe.domain.PointWatch;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.Step;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/**
 * Measures the points whose leases this replica holds, each when its plan says so. All its state
 * belongs to one event loop; nothing in it waits.
 *
 * <p>While the database is away it goes on with what it held: nobody can tell it otherwise, what it
 * finds is kept up to a bound, and a stream's version lets only one replica write. What can't be
 * kept is dropped before it is judged, and so becomes a hole that is recorded as missed.
 */
final class ProbeLoop {
  private static final Logger LOG = Logger.getLogger(ProbeLoop.class);
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
  private static final Duration LAST_WRITES = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final OneThread thread;
  private final ProbeSettings settings;
  private final EvidenceLog log;
  private final EvidenceWriter writer;
  private final Checkpoints checkpoints;
  private final ResultsWriter results;
  private final Assignment assignment;
  private final Prober prober;
  private final Timekeeper time;
  private final ProbeMetrics metrics;

  private final Map<PointId, Watch> watches = new HashMap<>();
  private final Map<PointId, Watch> ending = new HashMap<>();
  private final Set<PointId> loading = new HashSet<>();
  private final List<Long> periodic = new ArrayList<>();
  private final Promise<Void> stopped = Promise.promise();
  private boolean stopping;

  ProbeLoop(
      Vertx vertx,
      ProbeSettings settings,
      WhichPointsAreAgreed agreed,
      Leases leases,
      EvidenceLog log,
      ProbeResults results,
      ProbeHours hours,
      Prober prober,
      ProbeMetrics metrics,
      InstantSource wall) {
    this.vertx = vertx;
    this.thread = new OneThread(vertx.getOrCreateContext());
    this.settings = settings;
    this.log = log;
    this.prober =
        new OwnNetwork(
            prober, new References(vertx, settings.references().orElse(List.of())), vertx, thread);
    this.metrics = metrics;
    this.writer =
        new EvidenceWriter(log, thread, settings.buffer(), metrics, this::released, this::lost);
    this.checkpoints = new Checkpoints(log, thread, writer, settings.checkpointInterval());
    this.results =
        new ResultsWriter(results, hours, thread, metrics, wall, settings.resultsBuffer());
    this.assignment = new Assignment(agreed, leases, thread, writer, settings);
    this.time =
        new Timekeeper(wall, System::nanoTime, settings.clockTolerance(), this::clockStepped);
  }

  /** Begins to measure. */
  void start() {
    thread.run(
        () -> {
          Duration half = settings.coverageInterval().dividedBy(2);
          Duration tick = half.compareTo(LONGEST_TICK) < 0 ? half : LONGEST_TICK;
          periodic.add(vertx.setPeriodic(Math.max(10, tick.toMillis()), timer -> tick()));
          periodic.add(vertx.setPeriodic(settings.refresh().toMillis(), timer -> refresh()));
          results.start(vertx);
          refresh();
        });
  }

  /** Records what was covered, writes what it holds for at most 5 s, and lets its points go. */
  Future<Void> stop() {
    thread.run(
        () -> {
          stopping = true;
          periodic.forEach(vertx::cancelTimer);
          results.stop(vertx);
          vertx.setTimer(LAST_WRITES.toMillis(), timer -> stopped.tryComplete());
          Instant now = time.now();
          List.copyOf(watches.values()).forEach(watch -> end(watch, now));
          stoppedWhenWritten();
        });
    return stopped.future();
  }

  private void refresh() {
    assignment.refresh(time.now(), this::follow);
  }

  private void follow(Assignment.Found found, Instant asked) {
    if (stopping) {
      return;
    }
    for (Watch watch : List.copyOf(watches.values())) {
      if (!found.agreed().contains(watch.point())) {
        end(watch, asked);
      } else if (!found.mine().containsKey(watch.point())) {
        LOG.infof("%s is measured by another replica now", watch.point());
        forget(watch);
        writer.drop(watch);
      }
    }
    found.mine().forEach(this::follow);
    load(found.mine());
  }

  private void follow(PointId point, Assignment.Assigned assigned) {
    Watch watch = watches.get(point);
    if (watch == null) {
      return;
    }
    if (!watch.since().equals(assigned.since())) {
      end(watch, time.now());
    } else if (!watch.plan().equals(assigned.plan())) {
      watch.plan(assigned.plan());
      schedule(watch, time.now());
    }
  }

  private void load(Map<PointId, Assignment.Assigned> mine) {
    Set<PointId> fresh = new HashSet<>(mine.keySet());
    fresh.removeAll(watches.keySet());
    fresh.removeAll(ending.keySet());
    fresh.removeAll(loading);
    if (fresh.isEmpty()) {
      return;
    }
    loading.addAll(fresh);
    thread.on(
        log.found(fresh),
        found -> {
          loading.removeAll(fresh);
          found.forEach((point, known) -> begin(mine.get(point), point, known));
        },
        failure -> {
          loading.removeAll(fresh);
          writer.databaseFailed(failure);
        });
  }

  private void begin(
      Assignment.@Nullable Assigned assigned, PointId point, EvidenceLog.Found found) {
    if (stopping || assigned == null) {
      return;
    }
    Step begin =
        PointWatch.start(
            point,
            settings.location(),
            settings.coverageInterval(),
            found.record(),
            found.kept(),
            assigned.since());
    Watch watch = new Watch(assigned.plan(), begin, found.record(), assigned.since());
    watches.put(point, watch);
    metrics.watching(watches.size());
    writer.begun(watch);
    schedule(watch, time.now());
  }

  private void end(Watch watch, Instant now) {
    forget(watch);
    writer.counting(watch, () -> watch.close(now));
    ending.put(watch.point(), watch);
    writer.write(watch);
    released(watch);
  }

  private void forget(Watch watch) {
    watches.remove(watch.point(), watch);
    vertx.cancelTimer(watch.timer());
    watch.timer(-1);
    metrics.watching(watches.size());
  }

  private void lost(Watch watch) {
    forget(watch);
    ending.remove(watch.point(), watch);
    stoppedWhenWritten();
  }

  private void released(Watch watch) {
    if (watch.pending() == 0 && ending.remove(watch.point(), watch)) {
      assignment.release(watch.point(), this::stoppedWhenWritten);
    }
  }

  private void stoppedWhenWritten() {
    if (stopping && ending.isEmpty()) {
      stopped.tryComplete();
    }
  }

  private void schedule(Watch watch, Instant after) {
    vertx.cancelTimer(watch.timer());
    watch.plan().nextAfter(after).ifPresent(due -> schedule(watch, due, after));
  }

  private void schedule(Watch watch, Plan.Due due, Instant now) {
    long wait = Math.max(1, Duration.between(now, due.at()).toMillis());
    watch.timer(vertx.setTimer(wait, timer -> probe(watch, due, timer)));
  }

  private void probe(Watch watch, Plan.Due due, long timer) {
    Instant now = time.now();
    if (watch.timer() != timer) {
      return;
    }
    metrics.late(Duration.between(due.at(), now));
    schedule(watch, now.isBefore(due.at()) ? due.at() : now);
    if (assignment.holds()) {
      Watch.Flight flight = watch.begin(now, due.terms());
      prober
          .probe(due.terms(), now)
          .onSuccess(result -> thread.run(() -> land(watch, flight, result)));
    }
  }

  private void land(Watch watch, Watch.Flight flight, ProbeResult result) {
    if (watches.get(watch.point()) != watch) {
      return;
    }
    results.add(new PointResult(watch.point(), settings.location(), result));
    boolean keep = writer.hasRoom();
    metrics.probed(result, keep);
    if (result.outcome() instanceof ProbeResult.NotMade why && watch.firstNotMade()) {
      LOG.warnf("%s is not measured, its time is missed: %s", watch.point(), why.detail());
    }
    writer.counting(watch, () -> watch.land(flight, result, keep));
    writer.write(watch);
  }

  private void tick() {
    Instant now = time.now();
    for (Watch watch : watches.values()) {
      if (writer.hasRoom()) {
        writer.counting(watch, () -> watch.tick(now));
      }
      writer.write(watch);
    }
    List.copyOf(ending.values()).forEach(writer::write);
    checkpoints.tick(watches.values(), now);
  }

  private void clockStepped(ClockReading.Stepped step) {
    LOG.warnf("the clock jumped from %s to %s", step.expected(), step.actual());
    for (Watch watch : watches.values()) {
      writer.counting(watch, () -> watch.clockStepped(step));
      schedule(watch, step.actual());
    }
  }
}
