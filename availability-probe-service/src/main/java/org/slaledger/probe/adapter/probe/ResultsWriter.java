package org.slaledger.probe.adapter.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;
import org.slaledger.probe.domain.PointResult;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.probe.view.ProbeResults;

/**
 * Writes each result down, all of a second in one statement; makes their partitions, and adds them
 * up. What can't be written waits, up to a bound; then the oldest are dropped. None of it is
 * evidence, and none waits for it. For use by one thread.
 */
final class ResultsWriter {
  private static final Logger LOG = Logger.getLogger(ResultsWriter.class);
  private static final int MOST_AT_ONCE = 2000;
  private static final long FLUSH_MILLIS = 1000;
  private static final long UPKEEP_MILLIS = 60_000;

  /** So long after an hour's end its results are there, or will never be. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private final ProbeResults results;
  private final ProbeHours hours;
  private final OneThread thread;
  private final ProbeMetrics metrics;
  private final InstantSource time;
  private final int buffer;
  private final Deque<PointResult> waiting = new ArrayDeque<>();
  private final List<Long> timers = new ArrayList<>();
  private boolean writing;
  private boolean failing;

  ResultsWriter(
      ProbeResults results,
      ProbeHours hours,
      OneThread thread,
      ProbeMetrics metrics,
      InstantSource time,
      int buffer) {
    this.results = results;
    this.hours = hours;
    this.thread = thread;
    this.metrics = metrics;
    this.time = time;
    this.buffer = buffer;
  }

  void start(Vertx vertx) {
    timers.add(vertx.setPeriodic(FLUSH_MILLIS, timer -> flush()));
    timers.add(vertx.setPeriodic(0, UPKEEP_MILLIS, timer -> upkeep()));
  }

  void stop(Vertx vertx) {
    timers.forEach(vertx::cancelTimer);
    flush();
  }

  void add(PointResult result) {
    waiting.add(result);
    if (waiting.size() > buffer) {
      waiting.poll();
      metrics.resultDropped();
    }
  }

  private void flush() {
    if (writing || waiting.isEmpty()) {
      return;
    }
    List<PointResult> batch = batch();
    writing = true;
    thread.on(
        results.keep(batch),
        done -> {
          writing = false;
          failing = false;
          if (waiting.size() >= MOST_AT_ONCE) {
            flush();
          }
        },
        failure -> {
          writing = false;
          notWritten(batch, failure);
        });
  }

  /** Those for whose day there is a partition: where the clock jumped far, there is none. */
  private List<PointResult> batch() {
    LocalDate today = today();
    List<PointResult> batch = new ArrayList<>();
    while (batch.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
      PointResult next = waiting.remove();
      LocalDate day = LocalDate.ofInstant(next.result().at(), ZoneOffset.UTC);
      if (day.isBefore(today.minusDays(1)) || day.isAfter(today.plusDays(1))) {
        metrics.resultDropped();
      } else {
        batch.add(next);
      }
    }
    return batch;
  }

  private void notWritten(List<PointResult> batch, Throwable failure) {
    if (!failing) {
      LOG.warnf(failure, "results can't be written down: %d wait at most", buffer);
    }
    failing = true;
    for (PointResult result : batch.reversed()) {
      if (waiting.size() < buffer) {
        waiting.addFirst(result);
      } else {
        metrics.resultDropped();
      }
    }
  }

  private void upkeep() {
    Instant over = time.instant().minus(LATE);
    thread.on(
        results
            .keepPartitions(today())
            .chain(() -> failing ? Uni.createFrom().voidItem() : hours.roll(over)),
        done -> {},
        failure -> LOG.warn("results of the past can't be added up now", failure));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }
}
