package org.slaledger.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The journal's state as Prometheus gauges, looked at every 15 seconds. */
@ApplicationScoped
class JournalMetrics {
  private final MeterRegistry registry;
  private final JournalStatus status;
  private final AtomicReference<JournalStatus.@Nullable Status> last = new AtomicReference<>();

  JournalMetrics(MeterRegistry registry, JournalStatus status) {
    this.registry = registry;
    this.status = status;
  }

  void register(@Observes StartupEvent started) {
    gauge(
        "sla.relay.leader",
        "1 while this process relays",
        s -> s.relay().role() == RelayState.Role.LEADER ? 1 : 0);
    gauge("sla.relay.events", "events relayed by this process", s -> s.relay().relayed());
    gauge("sla.relay.lag.bytes", "WAL that waits for the relay", s -> orNaN(s.relay().lagBytes()));
    gauge("sla.log.behind", "records of the log that wait to be read", JournalMetrics::behind);
    gauge("sla.streams.stopped", "streams that stand still", s -> s.stopped().size());
    gauge("sla.dead.letters", "records put to the dead letters", s -> s.deadLetters());
  }

  @Scheduled(every = "15s", delayed = "5s")
  Uni<Void> look() {
    return status.now().invoke(last::set).onFailure().recoverWithNull().replaceWithVoid();
  }

  private void gauge(
      String name, String text, java.util.function.ToDoubleFunction<JournalStatus.Status> value) {
    Gauge.builder(name, last, holder -> valueOf(holder.get(), value))
        .description(text)
        .register(registry);
  }

  private static double valueOf(
      JournalStatus.@Nullable Status now,
      java.util.function.ToDoubleFunction<JournalStatus.Status> value) {
    return now == null ? Double.NaN : value.applyAsDouble(now);
  }

  private static double behind(JournalStatus.Status now) {
    return now.topics().stream().mapToDouble(topic -> orNaN(topic.behind())).sum();
  }

  private static double orNaN(@Nullable Long value) {
    return value == null ? Double.NaN : value;
  }
}
