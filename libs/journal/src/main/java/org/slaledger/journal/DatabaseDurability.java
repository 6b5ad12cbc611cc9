package org.slaledger.journal;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sees at start that the database keeps what it has acknowledged: {@code fsync} and {@code
 * full_page_writes} are on, and {@code synchronous_commit} is not off on the service's own
 * sessions, where a role or a database may override the server's configuration.
 *
 * <p>Limit: what is changed later is seen at the next start; what the disk does with an fsync is
 * not seen.
 */
@ApplicationScoped
class DatabaseDurability implements AlarmSource {
  private static final Logger LOG = Logger.getLogger(DatabaseDurability.class);
  private static final int BEFORE_THE_RELAY = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Sql UNSAFE =
      new Sql(
          """
          SELECT name, setting FROM pg_settings
          WHERE setting = 'off' AND name IN ('fsync', 'full_page_writes', 'synchronous_commit')
          ORDER BY name
          """);

  /** What is done about a setting that is off. */
  enum Demand {
    /** The service does not start. */
    REQUIRE,
    /** An alarm is raised: whoever runs the database answers for it. */
    WARN
  }

  private final Pool pool;
  private final Demand demand;
  private volatile List<String> unsafe = List.of();

  DatabaseDurability(Pool pool, @ConfigProperty(name = "sla.db.durability") Demand demand) {
    this.pool = pool;
    this.demand = demand;
  }

  void start(@Observes @Priority(BEFORE_THE_RELAY) StartupEvent started) {
    look().await().atMost(PATIENCE);
  }

  /** Fails with {@link IllegalStateException}, naming the settings, when they have to be on. */
  Uni<Void> look() {
    return UNSAFE
        .list(pool, row -> row.getString("name"))
        .invoke(
            names -> {
              unsafe = names;
              if (!names.isEmpty()) {
                demand(names);
              }
            })
        .replaceWithVoid();
  }

  private void demand(List<String> names) {
    String text = text(names);
    switch (demand) {
      case REQUIRE ->
          throw new IllegalStateException(
              text + " Switch it on, or set sla.db.durability=warn if you answer for it.");
      case WARN -> LOG.warn(text);
    }
  }

  private static String text(List<String> names) {
    return String.join(" and ", names)
        + " is off on this service's sessions: a crash of the database's machine loses what was"
        + " acknowledged.";
  }

  @Override
  public List<Finding> look(JournalStatus.Status status) {
    return unsafe.isEmpty()
        ? List.of()
        : List.of(new Finding(Alarm.Kind.DURABILITY, "database", null, text(unsafe)));
  }
}
