package org.slaledger.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/** Runs the relay from start to shutdown. */
@ApplicationScoped
class RelayLifecycle {
  private static final int BEFORE_COMMANDS = 10;

  private final RelaySettings settings;
  private final JournalRelay relay;

  RelayLifecycle(
      RelaySettings settings,
      KafkaClients kafka,
      Reconciliation reconciliation,
      InstantSource time) {
    this.settings = settings;
    this.relay = new DebeziumRelay(settings, kafka, reconciliation, time);
  }

  void start(@Observes @Priority(BEFORE_COMMANDS) StartupEvent started) {
    if (settings.enabled()) {
      relay.start();
    }
  }

  RelayState state() {
    return settings.enabled() ? relay.state() : RelayState.off();
  }

  void stop(@Observes ShutdownEvent stopped) {
    if (settings.enabled()) {
      relay.stop();
    }
  }
}
