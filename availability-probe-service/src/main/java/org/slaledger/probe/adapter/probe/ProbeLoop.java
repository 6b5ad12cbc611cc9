package org.slaledger.probe.adapter.probe;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.journal.PartitionShare;
import org.slaledger.probe.adapter.kinds.Prober;
import org.slaledger.probe.domain.ClockReading;
import org.slaledger.probe.domain.PointResult;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/**
 * Measures the points that are this replica's share, each when its plan says so. All its state
 * belongs to one event loop; nothing in it waits.
 *
 * <p>While Kafka is away it goes on with what it had. While the database is away too: what it finds
 * is kept up to a bound, and a stream's version lets only one replica write. What can't be kept is
 * dropped before it is judged, and so becomes a hole that is recorded as missed.
 */
final class ProbeLoop implements PartitionShare.Holder {
  private static final Logger LOG = Logger.getLogger(ProbeLoop.class);
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
  private static final Duration LAST_WRITES = Duration.ofSeconds(5);
  private static final Duration HANDING_OVER = Duration.ofSeconds(3);
  private static final Duration ALONE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final OneThread thread;
  private final ProbeSettings settings;
  private final EvidenceWriter writer;
  private final Checkpoints checkpoints;
  private final ResultsWriter results;
  private final Assignment assignment;
  private final Shares shares;
  private final Prober prober;
  private final Timekeeper time;
  private final Agenda agenda;
  private final Watches watches;
  private final Stalls stalls = new Stalls();
  private final ProbeMetrics metrics;
  private final List<Long> periodic = new ArrayList<>();
  private final Promise<Void> stopped = Promise.promise();
  private boolean stopping;

  /** What is asked and written. */
  record Stores(
      WhichPointsAreAgreed agreed, EvidenceLog log, ProbeResults results, ProbeHours hours) {}

  ProbeLoop(
      Vertx vertx,
      ProbeSettings settings,
      Stores stores,
      Shares shares,
      Prober prober,
      ProbeMetrics metrics,
      InstantSource wall) {
    this.vertx = vertx;
    this.thread = new OneThread(vertx.getOrCreateContext());
    this.settings = settings;
    this.shares = shares;
    this.metrics = metrics;
    this.prober =
        new OwnNetwork(
            prober, new References(vertx, settings.references().orElse(List.of())), vertx, thread);
    this.time =
        new Timekeeper(wall, System::nanoTime, settings.clockTolerance(), this::clockStepped);
    this.agenda = new Agenda(vertx, time, this::probe);
    this.writer =
        new EvidenceWriter(
            stores.log(), thread, settings.buffer(), metrics, this::written, this::lost);
    this.watches = new Watches(settings, stores.log(), writer, thread, metrics, time, agenda);
    this.checkpoints = new Checkpoints(stores.log(), thread, writer, settings.checkpointInterval());
    this.results =
        new ResultsWriter(
            stores.results(), stores.hours(), thread, metrics, wall, settings.resultsBuffer());
    this.assignment = new Assignment(stores.agreed(), thread, writer, settings.location());
  }

  /** Begins to measure, once it is told what its share is; or all, where nobody tells for 10 s. */
  void start() {
    thread.run(
        () -> {
          Duration half = settings.coverageInterval().dividedBy(2);
          Duration tick = half.compareTo(LONGEST_TICK) < 0 ? half : LONGEST_TICK;
          periodic.add(vertx.setPeriodic(Math.max(10, tick.toMillis()), timer -> tick()));
          periodic.add(vertx.setPeriodic(settings.refresh().toMillis(), timer -> refresh()));
          periodic.add(vertx.setTimer(ALONE.toMillis(), timer -> goAlone()));
          periodic.add(stalls.start(vertx));
          results.start(vertx);
        });
    shares.join(this);
  }

  /** Kafka is away, and nobody else can be told of. */
  private void goAlone() {
    if (!assignment.isTold()) {
      LOG.warn("Kafka does not say what the share of this replica is: it measures all points");
      has(IntStream.range(0, Topic.AVAILABILITY.partitions()).boxed().collect(Collectors.toSet()));
    }
  }

  @Override
  public void has(Set<Integer> partitions) {
    thread.run(
        () -> {
          LOG.infof("the share of this replica: partitions %s", partitions);
          assignment.has(partitions);
          refresh();
        });
  }

  /** Blocks until what it covered is written, for 3 s at most. */
  @Override
  public void givesUp(Set<Integer> partitions) {
    Promise<Void> done = Promise.promise();
    thread.run(
        () -> {
          assignment.gaveUp(partitions);
          watches.end(watch -> assignment.isIn(partitions, watch.point())).onComplete(done);
        });
    try {
      done.future()
          .toCompletionStage()
          .toCompletableFuture()
          .get(HANDING_OVER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("points of partitions %s go before all is written of them", partitions);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Records what was covered and writes what it holds, for at most 5 s. */
  Future<Void> stop() {
    thread.run(
        () -> {
          stopping = true;
          periodic.forEach(vertx::cancelTimer);
          results.stop(vertx);
          vertx.setTimer(LAST_WRITES.toMillis(), timer -> stopped.tryComplete());
          watches.end(watch -> true).onSuccess(stopped::tryComplete);
        });
    return stopped.future();
  }

  private void refresh() {
    if (!stopping) {
      assignment.refresh(time.now(), this::follow);
      watches.load();
    }
  }

  private void follow(Map<PointId, Assignment.Assigned> mine) {
    if (!stopping) {
      watches.follow(mine);
    }
  }

  private void written(Watch watch) {
    watches.written(watch);
  }

  private void lost(Watch watch) {
    watches.lost(watch);
  }

  private void probe(Agenda.Entry entry) {
    Instant now = time.now();
    Watch watch = entry.watch();
    if (watch.next() != entry) {
      return;
    }
    Instant due = entry.due().at();
    metrics.late(Duration.between(due, now));
    agenda.put(watch, now.isBefore(due) ? due : now);
    Watch.Flight flight = watch.begin(now, entry.due().terms());
    prober
        .probe(entry.due().terms(), now)
        .onSuccess(result -> thread.run(() -> land(watch, flight, result)));
  }

  private void land(Watch watch, Watch.Flight flight, ProbeResult found) {
    if (!watches.has(watch)) {
      return;
    }
    ProbeResult result = stalls.since(flight.nanos()) ? unsure(found) : found;
    results.add(new PointResult(watch.point(), settings.location(), result));
    boolean keep = writer.hasRoom();
    metrics.probed(result, keep);
    if (result.outcome() instanceof ProbeResult.NotMade why && watch.firstNotMade()) {
      LOG.warnf("%s is not measured, its time is missed: %s", watch.point(), why.detail());
    }
    writer.counting(watch, () -> watch.land(flight, result, keep));
    writer.write(watch);
  }

  /** That a target did not answer in time is no failure where nobody looked. */
  private static ProbeResult unsure(ProbeResult found) {
    return found.outcome() instanceof ProbeResult.Failed
        ? new ProbeResult(
            found.at(),
            found.took(),
            found.phases(),
            new ProbeResult.NotMade(
                MissedReason.OVERLOADED, "the prober stood still while the probe was under way"))
        : found;
  }

  private void tick() {
    Instant now = time.now();
    for (Watch watch : watches.all()) {
      if (writer.hasRoom()) {
        writer.counting(watch, () -> watch.tick(now));
      }
      writer.write(watch);
    }
    List.copyOf(watches.ending()).forEach(writer::write);
    checkpoints.tick(watches.all(), now);
  }

  private void clockStepped(ClockReading.Stepped step) {
    LOG.warnf("the clock jumped from %s to %s", step.expected(), step.actual());
    for (Watch watch : watches.all()) {
      writer.counting(watch, () -> watch.clockStepped(step));
      agenda.put(watch, step.actual());
    }
    agenda.windAnew();
    if (step.actual().isBefore(step.expected())) {
      shares.joinAnew();
    }
  }
}
