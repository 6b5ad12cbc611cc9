package org.slaledger.probe.adapter.probe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slaledger.probe.domain.ProbeResult;

/** What the prober does, as numbers. */
final class ProbeMetrics {
  private static final Duration[] BOUNDS =
      IntStream.of(1, 2, 5, 10, 20, 30, 50, 75, 100, 200, 500, 1000, 5000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Counter succeeded;
  private final Counter failed;
  private final Counter notMade;
  private final Counter dropped;
  private final Counter resultsDropped;
  private final Timer lateness;
  private final AtomicInteger watching = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  ProbeMetrics(MeterRegistry registry) {
    this.succeeded = registry.counter("sla.probes", "outcome", "succeeded");
    this.failed = registry.counter("sla.probes", "outcome", "failed");
    this.notMade = registry.counter("sla.probes", "outcome", "not_made");
    this.dropped = registry.counter("sla.probes.dropped");
    this.resultsDropped = registry.counter("sla.probes.results.dropped");
    this.lateness =
        Timer.builder("sla.probes.lateness").serviceLevelObjectives(BOUNDS).register(registry);
    registry.gauge("sla.probes.points", watching);
    registry.gauge("sla.probes.waiting", waiting);
  }

  void probed(ProbeResult result, boolean kept) {
    switch (result.outcome()) {
      case ProbeResult.Succeeded success -> succeeded.increment();
      case ProbeResult.Failed failure -> failed.increment();
      case ProbeResult.NotMade why -> notMade.increment();
    }
    if (!kept) {
      dropped.increment();
    }
  }

  void resultDropped() {
    resultsDropped.increment();
  }

  void late(Duration by) {
    lateness.record(by.isNegative() ? Duration.ZERO : by);
  }

  void watching(int points) {
    watching.set(points);
  }

  void waiting(int events) {
    waiting.set(events);
  }
}
