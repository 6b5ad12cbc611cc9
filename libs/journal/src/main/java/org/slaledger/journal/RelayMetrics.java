package org.slaledger.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What this process's relay is and what holds it up, as gauges; also while the database is away.
 */
@ApplicationScoped
class RelayMetrics {
  private final MeterRegistry registry;
  private final RelayLifecycle relay;
  private final InstantSource time;
  private final MultiGauge errors;

  RelayMetrics(MeterRegistry registry, RelayLifecycle relay, InstantSource time) {
    this.registry = registry;
    this.relay = relay;
    this.time = time;
    this.errors =
        MultiGauge.builder("sla.relay.error")
            .description("1 while this kind of fault holds the relay up; no sample without one")
            .register(registry);
  }

  void register(@Observes StartupEvent started) {
    for (RelayState.Role role : RelayState.Role.values()) {
      Gauge.builder("sla.relay.role", relay, r -> r.state().role() == role ? 1 : 0)
          .description("1 for what this process's relay is")
          .tag("role", role.name())
          .register(registry);
    }
    Gauge.builder("sla.relay.error.age", this, metrics -> metrics.seconds())
        .description("for how long something has held the relay up; 0 while nothing does")
        .baseUnit("seconds")
        .register(registry);
  }

  private double seconds() {
    Instant since = relay.state().errorSince();
    return since == null ? 0 : Duration.between(since, time.instant()).toMillis() / 1000.0;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    String kind = relay.state().errorKind();
    errors.register(
        kind == null
            ? List.<MultiGauge.Row<?>>of()
            : List.<MultiGauge.Row<?>>of(MultiGauge.Row.of(Tags.of("error", kind), 1)),
        true);
  }
}
