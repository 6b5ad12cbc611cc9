package org.slaledger.probe.adapter.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.journal.StaleVersion;
import org.slaledger.probe.domain.ClockReading;
import org.slaledger.probe.domain.Plan;
import org.slaledger.probe.domain.PointRecord;
import org.slaledger.probe.domain.PointWatch;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.view.AgreedPoint;
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
  private final Context context;
  private final ProbeSettings settings;
  private final WhichPointsAreAgreed agreed;
  private final Leases leases;
  private final EvidenceLog log;
  private final HttpProber prober;
  private final Timekeeper time;
  private final ProbeMetrics metrics;

  private final Map<PointId, Watch> watches = new HashMap<>();
  private final Map<PointId, Watch> ending = new HashMap<>();
  private final Set<PointId> loading = new HashSet<>();
  private final List<Long> periodic = new ArrayList<>();
  private final Promise<Void> stopped = Promise.promise();
  private boolean refreshing;
  private boolean databaseAway;
  private boolean stopping;
  private long heldUntil = System.nanoTime();
  private int backlog;

  ProbeLoop(
      Vertx vertx,
      ProbeSettings settings,
      WhichPointsAreAgreed agreed,
      Leases leases,
      EvidenceLog log,
      HttpProber prober,
      ProbeMetrics metrics,
      java.time.InstantSource wall) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.agreed = agreed;
    this.leases = leases;
    this.log = log;
    this.prober = prober;
    this.metrics = metrics;
    this.time =
        new Timekeeper(wall, System::nanoTime, settings.clockTolerance(), this::clockStepped);
  }

  /** Begins to measure. */
  void start() {
    context.runOnContext(
        begin -> {
          Duration half = settings.coverageInterval().dividedBy(2);
          Duration tick = half.compareTo(LONGEST_TICK) < 0 ? half : LONGEST_TICK;
          periodic.add(vertx.setPeriodic(Math.max(10, tick.toMillis()), timer -> tick()));
          periodic.add(vertx.setPeriodic(settings.refresh().toMillis(), timer -> refresh()));
          refresh();
        });
  }

  /** Records what was covered, writes what it holds for at most 5 s, and lets its points go. */
  Future<Void> stop() {
    context.runOnContext(
        end -> {
          stopping = true;
          periodic.forEach(vertx::cancelTimer);
          vertx.setTimer(LAST_WRITES.toMillis(), timer -> stopped.tryComplete());
          Instant now = time.now();
          List.copyOf(watches.keySet()).forEach(point -> end(point, now));
          stoppedWhenWritten();
        });
    return stopped.future();
  }

  // Terms and leases

  private void refresh() {
    if (refreshing || stopping) {
      return;
    }
    refreshing = true;
    Instant now = time.now();
    long asked = System.nanoTime();
    on(
        agreed.fromNowOn(now).map(ProbeLoop::byPoint).chain(this::held),
        mine -> {
          refreshing = false;
          databaseIs(false, null);
          heldUntil = asked + settings.lease().toNanos();
          follow(mine, now);
        },
        failure -> {
          refreshing = false;
          databaseIs(true, failure);
        });
  }

  private Uni<Held> held(Map<PointId, List<AgreedPoint>> points) {
    return leases.take(points.keySet()).map(mine -> new Held(points, mine));
  }

  private record Held(Map<PointId, List<AgreedPoint>> points, Set<PointId> mine) {}

  private void follow(Held held, Instant now) {
    if (stopping) {
      return;
    }
    for (PointId point : List.copyOf(watches.keySet())) {
      if (!held.points().containsKey(point)) {
        end(point, now);
      } else if (!held.mine().contains(point)) {
        LOG.infof("%s is measured by another replica now", point);
        drop(forget(point));
      }
    }
    held.mine().forEach(point -> follow(point, held.points().getOrDefault(point, List.of())));
  }

  private void follow(PointId point, List<AgreedPoint> versions) {
    Plan plan = plan(versions);
    Instant since = versions.getFirst().since();
    Watch watch = watches.get(point);
    if (watch == null) {
      load(point, plan, since);
    } else if (!watch.since().equals(since)) {
      end(point, time.now());
    } else if (!watch.plan().equals(plan)) {
      watch.plan(plan);
      schedule(watch, time.now());
    }
  }

  private void load(PointId point, Plan plan, Instant since) {
    if (ending.containsKey(point) || !loading.add(point)) {
      return;
    }
    on(
        log.record(point),
        record -> {
          loading.remove(point);
          if (!stopping) {
            begin(point, plan, record, since);
          }
        },
        failure -> {
          loading.remove(point);
          databaseIs(true, failure);
        });
  }

  private void begin(PointId point, Plan plan, PointRecord record, Instant since) {
    PointWatch state =
        PointWatch.start(point, settings.location(), settings.coverageInterval(), record, since);
    Watch watch = new Watch(plan, state, since);
    watches.put(point, watch);
    metrics.watching(watches.size());
    schedule(watch, time.now());
  }

  private Plan plan(List<AgreedPoint> versions) {
    return new Plan(
        settings.location(),
        versions.stream()
            .map(version -> new Plan.Stretch(version.terms(), version.from(), version.until()))
            .toList());
  }

  /** A point belongs to one agreement; a second one that names it is passed over. */
  private static Map<PointId, List<AgreedPoint>> byPoint(List<AgreedPoint> points) {
    Map<PointId, List<AgreedPoint>> byPoint = new HashMap<>();
    for (AgreedPoint point : points) {
      List<AgreedPoint> known =
          byPoint.computeIfAbsent(point.terms().point(), id -> new ArrayList<>());
      if (known.isEmpty() || known.getFirst().agreement().equals(point.agreement())) {
        known.add(point);
      }
    }
    return byPoint;
  }

  private void end(PointId point, Instant now) {
    Watch watch = forget(point);
    if (watch != null) {
      counting(watch, () -> watch.close(now));
      ending.put(point, watch);
      write(watch);
      released(watch);
    }
  }

  private @Nullable Watch forget(PointId point) {
    Watch watch = watches.remove(point);
    if (watch != null) {
      vertx.cancelTimer(watch.timer());
      watch.timer(-1);
      metrics.watching(watches.size());
    }
    return watch;
  }

  private void drop(@Nullable Watch watch) {
    if (watch != null) {
      counting(watch, watch::discard);
    }
  }

  private void released(Watch watch) {
    PointId point = watch.state().point();
    if (watch.pending() == 0 && ending.remove(point, watch)) {
      on(leases.release(List.of(point)), done -> stoppedWhenWritten(), e -> stoppedWhenWritten());
    }
  }

  private void stoppedWhenWritten() {
    if (stopping && ending.isEmpty()) {
      stopped.tryComplete();
    }
  }

  // Probes

  private void schedule(Watch watch, Instant after) {
    vertx.cancelTimer(watch.timer());
    watch
        .plan()
        .nextAfter(after)
        .ifPresent(
            due -> {
              long wait = Duration.between(after, due.at()).toMillis();
              watch.timer(vertx.setTimer(Math.max(1, wait), id -> due(watch, due, id)));
            });
  }

  private void due(Watch watch, Plan.Due due, long timer) {
    Instant now = time.now();
    if (watch.timer() != timer) {
      return;
    }
    metrics.late(Duration.between(due.at(), now));
    schedule(watch, now.isBefore(due.at()) ? due.at() : now);
    if (mayProbe()) {
      Watch.Flight flight = watch.begin(now, due.terms());
      prober
          .probe(due.terms(), now)
          .onSuccess(result -> context.runOnContext(known -> land(watch, flight, result)));
    }
  }

  /** Held in time; or nobody can say, since the database is away. */
  private boolean mayProbe() {
    return databaseAway || System.nanoTime() - heldUntil < 0;
  }

  private void land(Watch watch, Watch.Flight flight, ProbeResult result) {
    if (watches.get(watch.state().point()) != watch) {
      return;
    }
    boolean keep = backlog < settings.buffer();
    metrics.probed(result, keep);
    counting(watch, () -> watch.land(flight, result, keep));
    write(watch);
  }

  private void tick() {
    Instant now = time.now();
    for (Watch watch : watches.values()) {
      if (backlog < settings.buffer()) {
        counting(watch, () -> watch.tick(now));
      }
      write(watch);
    }
    List.copyOf(ending.values()).forEach(this::write);
  }

  private void clockStepped(ClockReading.Stepped step) {
    LOG.warnf("the clock jumped from %s to %s", step.expected(), step.actual());
    for (Watch watch : watches.values()) {
      counting(watch, () -> watch.clockStepped(step));
      schedule(watch, step.actual());
    }
  }

  private void counting(Watch watch, Runnable change) {
    int before = watch.pending();
    change.run();
    backlog += watch.pending() - before;
    metrics.waiting(backlog);
  }

  // Writing

  private void write(Watch watch) {
    Watch.Batch batch = watch.nextBatch();
    if (batch != null) {
      on(
          log.append(watch.state().point(), batch.expected(), batch.events()),
          done -> written(watch, batch),
          failure -> notWritten(watch, failure));
    }
  }

  private void written(Watch watch, Watch.Batch batch) {
    counting(watch, () -> watch.written(batch));
    databaseIs(false, null);
    write(watch);
    released(watch);
  }

  private void notWritten(Watch watch, Throwable failure) {
    PointId point = watch.state().point();
    watch.notWritten();
    if (!(failure instanceof StaleVersion)) {
      databaseIs(true, failure);
      return;
    }
    LOG.warnf("%s was written by another replica: it is read again", point);
    if (watches.get(point) == watch) {
      forget(point);
    }
    ending.remove(point, watch);
    drop(watch);
    stoppedWhenWritten();
  }

  private void databaseIs(boolean away, @Nullable Throwable failure) {
    if (away && !databaseAway) {
      LOG.warnf(failure, "the database is away: results wait, %d at most", settings.buffer());
    } else if (!away && databaseAway) {
      LOG.infof("the database is back: %d events waited", backlog);
    }
    databaseAway = away;
  }

  private <T> void on(Uni<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    work.subscribe()
        .with(
            item -> context.runOnContext(back -> done.accept(item)),
            failure -> context.runOnContext(back -> failed.accept(failure)));
  }
}
