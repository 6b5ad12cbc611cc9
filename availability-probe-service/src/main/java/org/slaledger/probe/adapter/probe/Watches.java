package org.slaledger.probe.adapter.probe;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.journal.PartitionShare;
import org.slaledger.probe.domain.PointWatch;
import org.slaledger.probe.domain.Step;

/**
 * The points that this replica measures: how each begins where its stream left it, and ends with
 * what it covered written down. For use by one thread.
 */
final class Watches {
  private static final Logger LOG = Logger.getLogger(Watches.class);

  private final ProbeSettings settings;
  private final EvidenceLog log;
  private final EvidenceWriter writer;
  private final OneThread thread;
  private final ProbeMetrics metrics;
  private final Timekeeper time;
  private final Agenda agenda;
  private final Map<PointId, Watch> watching = new HashMap<>();
  private final Map<PointId, Watch> ending = new HashMap<>();
  private final Set<PointId> loading = new HashSet<>();
  private final Map<PointId, Long> yielded = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private Map<PointId, Assignment.Assigned> mine = Map.of();

  /** Somebody who waits until what ends is written. */
  private record Waiting(Predicate<Watch> which, Promise<Void> done) {}

  Watches(
      ProbeSettings settings,
      EvidenceLog log,
      EvidenceWriter writer,
      OneThread thread,
      ProbeMetrics metrics,
      Timekeeper time,
      Agenda agenda) {
    this.settings = settings;
    this.log = log;
    this.writer = writer;
    this.thread = thread;
    this.metrics = metrics;
    this.time = time;
    this.agenda = agenda;
  }

  Collection<Watch> all() {
    return watching.values();
  }

  /** Those of which something is still to be written. */
  Collection<Watch> ending() {
    return ending.values();
  }

  boolean has(Watch watch) {
    return watching.get(watch.point()) == watch;
  }

  /** Measures these and no others, under these terms. */
  void follow(Map<PointId, Assignment.Assigned> assigned) {
    mine = assigned;
    yielded.clear();
    Instant now = time.now();
    for (Watch watch : List.copyOf(watching.values())) {
      Assignment.Assigned wanted = assigned.get(watch.point());
      if (wanted == null || !watch.since().equals(wanted.since())) {
        end(watch, now);
      } else if (!watch.plan().equals(wanted.plan())) {
        watch.plan(wanted.plan());
        agenda.put(watch, now);
      }
    }
    load();
  }

  /** Ends some; done when all that they covered is written, or was written by somebody else. */
  Future<Void> end(Predicate<Watch> which) {
    Instant now = time.now();
    mine = new HashMap<>(mine);
    for (Watch watch : List.copyOf(watching.values())) {
      if (which.test(watch)) {
        mine.remove(watch.point());
        end(watch, now);
      }
    }
    Promise<Void> done = Promise.promise();
    waiting.add(new Waiting(which, done));
    tellWaiting();
    return done.future();
  }

  /** Begins those that are to be measured and are not. */
  void load() {
    Set<PointId> fresh = new HashSet<>(mine.keySet());
    fresh.removeAll(watching.keySet());
    fresh.removeAll(ending.keySet());
    fresh.removeAll(loading);
    yielded.values().removeIf(until -> System.nanoTime() - until > 0);
    fresh.removeAll(yielded.keySet());
    if (!fresh.isEmpty()) {
      loading.addAll(fresh);
      thread.on(
          log.found(fresh),
          found -> {
            loading.removeAll(fresh);
            found.forEach(this::begin);
          },
          failure -> {
            loading.removeAll(fresh);
            writer.databaseFailed(failure);
          });
    }
  }

  private void begin(PointId point, EvidenceLog.Found found) {
    Assignment.@Nullable Assigned assigned = mine.get(point);
    if (assigned == null) {
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
    watching.put(point, watch);
    metrics.watching(watching.size());
    writer.begun(watch);
    agenda.put(watch, time.now());
  }

  private void end(Watch watch, Instant now) {
    forget(watch);
    writer.counting(watch, () -> watch.close(now));
    ending.put(watch.point(), watch);
    writer.write(watch);
    written(watch);
  }

  /** Something of a watch was written: it may be at its end. */
  void written(Watch watch) {
    if (watch.pending() == 0 && ending.remove(watch.point(), watch)) {
      tellWaiting();
    }
  }

  /**
   * Somebody else has written a watch's stream: mostly since this process stood still, was taken
   * for lost, and has not been told yet. So it is left to the other until a share is told, or
   * nobody has done so for as long as that takes; only then it is begun anew.
   */
  void lost(Watch watch) {
    LOG.debugf("%s is left to another", watch.point());
    yielded.put(watch.point(), System.nanoTime() + PartitionShare.SESSION.toNanos());
    forget(watch);
    ending.remove(watch.point(), watch);
    tellWaiting();
  }

  private void forget(Watch watch) {
    watching.remove(watch.point(), watch);
    agenda.remove(watch);
    metrics.watching(watching.size());
  }

  private void tellWaiting() {
    for (Waiting one : List.copyOf(waiting)) {
      if (ending.values().stream().noneMatch(one.which())) {
        waiting.remove(one);
        one.done().complete();
      }
    }
  }
}
