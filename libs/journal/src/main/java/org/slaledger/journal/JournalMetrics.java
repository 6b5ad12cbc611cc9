package org.slaledger.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** The journal's state as Prometheus gauges, as it was last looked at. */
@ApplicationScoped
class JournalMetrics {
  private final MeterRegistry registry;
  private final JournalWatch watch;
  private final Alarms alarms;

  JournalMetrics(MeterRegistry registry, JournalWatch watch, Alarms alarms) {
    this.registry = registry;
    this.watch = watch;
    this.alarms = alarms;
  }

  void register(@Observes StartupEvent started) {
    gauge(
        "sla.relay.leader",
        "1 while this process relays",
        s -> s.relay().role() == RelayState.Role.LEADER ? 1 : 0);
    gauge("sla.relay.events", "events relayed by this process", s -> s.relay().relayed());
    gauge("sla.relay.lag.bytes", "WAL that waits for the relay", s -> orNaN(s.relay().lagBytes()));
    gauge(
        "sla.relay.lag.events",
        "events that wait for this process to relay them, 100,000 at most",
        s -> orNaN(s.relay().lagEvents()));
    gauge("sla.log.behind", "records of the log that wait to be read", JournalMetrics::behind);
    gauge("sla.streams.stopped", "streams that stand still", JournalStatus.Status::stoppedStreams);
    letters("open", LetterCounts::open);
    letters("retried", LetterCounts::retried);
    letters("given_up", LetterCounts::givenUp);
    for (Alarm.Kind kind : Alarm.Kind.values()) {
      Gauge.builder("sla.alarms", alarms, all -> raised(all, kind))
          .description("alarms that are raised, of the first 100 stopped streams and all else")
          .tag("kind", kind.name())
          .register(registry);
    }
  }

  private void letters(String state, java.util.function.ToLongFunction<LetterCounts> count) {
    Gauge.builder(
            "sla.dead.letters",
            watch,
            seen -> valueOf(seen.last(), s -> count.applyAsLong(s.deadLetters())))
        .description("records that could not be used, by what became of them")
        .tag("state", state)
        .register(registry);
  }

  private void gauge(
      String name, String text, java.util.function.ToDoubleFunction<JournalStatus.Status> value) {
    Gauge.builder(name, watch, seen -> valueOf(seen.last(), value))
        .description(text)
        .register(registry);
  }

  private static double raised(Alarms alarms, Alarm.Kind kind) {
    return alarms.raised().stream().filter(alarm -> alarm.kind() == kind).count();
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
