package org.slaledger.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Runs the relay from start to shutdown. */
@ApplicationScoped
class RelayLifecycle {
  private static final Logger LOG = Logger.getLogger(RelayLifecycle.class);
  private static final int BEFORE_COMMANDS = 10;
  private static final Duration COMPARED_WITHIN = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final RelaySettings settings;
  private final JournalRelay relay;
  private final Pool pool;

  RelayLifecycle(
      RelaySettings settings,
      Pool pool,
      KafkaClients kafka,
      LogEnds log,
      LogTopics topics,
      Reconciliation reconciliation,
      InstantSource time) {
    this.settings = settings;
    this.pool = pool;
    this.relay = new DebeziumRelay(settings, kafka, log, topics, reconciliation, time);
  }

  /**
   * Returns when the journal takes events: a service that is said to have started takes commands.
   * Without a broker it can't be compared; after 20 s the service answers questions all the same.
   */
  void start(@Observes @Priority(BEFORE_COMMANDS) StartupEvent started) {
    if (!settings.enabled()) {
      return;
    }
    relay.start();
    long began = System.nanoTime();
    while (!open()) {
      if (System.nanoTime() - began > COMPARED_WITHIN.toNanos()) {
        LOG.warn("the journal is not open yet; commands are refused until it is");
        return;
      }
      Faults.pause(LOOK);
    }
  }

  private boolean open() {
    return JournalGate.look(pool).await().atMost(COMPARED_WITHIN).open();
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
