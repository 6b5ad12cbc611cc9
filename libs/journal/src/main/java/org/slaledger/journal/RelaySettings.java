package org.slaledger.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the relay needs to know: its database, the role that may read the WAL, and how often it
 * looks.
 */
@Dependent
public class RelaySettings {
  private static final String HEARTBEAT =
      """
      INSERT INTO relay_heartbeat (id, at, position, mark)
      SELECT 1, now(), (SELECT coalesce(max(position), 0) FROM journal),
        (SELECT mark FROM relay_heartbeat WHERE id = 2)
      ON CONFLICT (id) DO UPDATE
      SET at = excluded.at, position = excluded.position, mark = excluded.mark
      """;

  @Inject DatabaseAddress database;

  @ConfigProperty(name = "sla.db.replication.user")
  String user;

  @ConfigProperty(name = "sla.db.replication.password")
  String password;

  @Inject Deployment deployment;

  /** Off only where a process is meant to read alone. */
  @ConfigProperty(name = "sla.relay.enabled")
  boolean enabled;

  /** How often Debezium looks for changes; shorter is sooner and takes more CPU. */
  @ConfigProperty(name = "sla.relay.poll")
  Duration poll;

  /** How often an idle journal writes to its heartbeat table, so that the slot moves on. */
  @ConfigProperty(name = "sla.relay.heartbeat")
  Duration heartbeat;

  boolean enabled() {
    return enabled;
  }

  Duration heartbeat() {
    return heartbeat;
  }

  /** As the role that may read the WAL; what is asked on it takes as long as it takes. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), login());
  }

  /**
   * As {@link #connect}, for a session on which no answer may take long.
   *
   * @param answer fails when one takes longer
   * @param silence the database ends the session when nothing was asked for so long
   */
  Connection connectAtMost(Duration answer, Duration silence) throws SQLException {
    Properties properties = login();
    properties.put("socketTimeout", String.valueOf(answer.toSeconds()));
    properties.put("options", "-c idle_session_timeout=" + silence.toMillis());
    return DriverManager.getConnection(url(), properties);
  }

  private Properties login() {
    Properties properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    properties.put("connectTimeout", "5");
    properties.put("tcpKeepAlive", "true");
    properties.put("ApplicationName", "sla-relay");
    return properties;
  }

  private String url() {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(database.host(), database.port(), database.name());
  }

  /** The replication slot: no other in its database server has this name. */
  String slot() {
    return database.name().replace('-', '_') + "_relay";
  }

  /** Of the relay's producer: no other in the cluster has it. */
  String transactionalId() {
    return deployment.own(slot());
  }

  /** The engine's configuration. */
  Properties debezium() {
    Properties p = new Properties();
    p.put("name", slot());
    p.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    p.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    p.put("offset.flush.interval.ms", "0");
    p.put("database.hostname", database.host());
    p.put("database.port", String.valueOf(database.port()));
    p.put("database.dbname", database.name());
    p.put("database.user", user);
    p.put("database.password", password);
    p.put("topic.prefix", slot());
    p.put("plugin.name", "pgoutput");
    p.put("slot.name", slot());
    p.put("slot.max.retries", "10");
    p.put("slot.retry.delay.ms", "500");
    p.put("publication.name", "journal_relay");
    p.put("publication.autocreate.mode", "disabled");
    p.put(
        "table.include.list",
        "public.journal,public.seal_key,public.inbound_fate,public.relay_heartbeat");
    p.put("snapshot.mode", "no_data");
    p.put("skipped.operations", "d,t");
    p.put("tombstones.on.delete", "false");
    p.put("heartbeat.interval.ms", String.valueOf(heartbeat.toMillis()));
    p.put("heartbeat.action.query", HEARTBEAT);
    p.put("poll.interval.ms", String.valueOf(poll.toMillis()));
    // an engine that tries again by itself makes a slot anew that was dropped meanwhile
    p.put("errors.max.retries", "0");
    p.put("statistics.metrics.enabled", "false");
    return p;
  }
}
