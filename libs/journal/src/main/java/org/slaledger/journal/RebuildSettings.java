package org.slaledger.journal;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a rebuild needs to know: the database, the role that owns its tables, and what the service
 * takes in.
 */
@Dependent
class RebuildSettings {
  /** One holds the lock and the snapshot, one reads the journal, the others apply events. */
  private static final int CONNECTIONS = 2 + BesideLanes.LANES;

  @Inject DatabaseAddress database;

  @ConfigProperty(name = "sla.db.owner.user")
  String user;

  @ConfigProperty(name = "sla.db.owner.password")
  String password;

  @ConfigProperty(name = "sla.journal.topics")
  Optional<List<String>> topics;

  List<String> topics() {
    return topics.orElse(List.of());
  }

  /**
   * A pool of the owner, for as long as a rebuild runs. It sees the schema of the tables built anew
   * and no other, so that a view that reaches for anything else fails instead of changing it.
   */
  Pool connect(Vertx vertx) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(database.host())
            .setPort(database.port())
            .setDatabase(database.name())
            .setUser(user)
            .setPassword(password)
            .setCachePreparedStatements(true)
            .setProperties(
                Map.of("search_path", BesideTables.SCHEMA, "application_name", "rebuild"));
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(CONNECTIONS))
        .connectingTo(options)
        .using(vertx)
        .build();
  }
}
