package org.slaledger.journal;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready is who can take a command and answer: the database is there, and reading the log has begun.
 * A broker that goes away later does not take a service out of work, nor does being a standby; the
 * data say so.
 */
@Readiness
@ApplicationScoped
class JournalReadiness implements AsyncHealthCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Pool pool;
  private final LogReaders readers;
  private final RelayLifecycle relay;
  private final Alarms alarms;

  JournalReadiness(Pool pool, LogReaders readers, RelayLifecycle relay, Alarms alarms) {
    this.pool = pool;
    this.readers = readers;
    this.relay = relay;
    this.alarms = alarms;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pool.query("SELECT 1")
        .execute()
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .map(rows -> readers.begun())
        .onFailure()
        .recoverWithItem(false)
        .map(this::told);
  }

  private HealthCheckResponse told(boolean up) {
    RelayState state = relay.state();
    return HealthCheckResponse.named("journal")
        .status(up)
        .withData("reading", readers.lastError().orElse("ok"))
        .withData("relay", state.role().name())
        .withData("relay-lag-bytes", known(state.lagBytes()))
        .withData("relay-lag-events", known(state.lagEvents()))
        .withData("relay-error", state.lastError() == null ? "none" : state.lastError())
        .withData("alarms", raised())
        .build();
  }

  private static String known(@Nullable Long value) {
    return value == null ? "not known" : value.toString();
  }

  /** Such as {@code 1 FORK, 2 GAP}; an alarm does not take a service out of work. */
  private String raised() {
    return alarms.raised().isEmpty()
        ? "none"
        : alarms.raised().stream()
            .collect(groupingBy(Alarm::kind, TreeMap::new, counting()))
            .entrySet()
            .stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(joining(", "));
  }
}
