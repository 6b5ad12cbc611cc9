package org.slaledger.journal;

import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the relay needs to know: its database, the role that may read the WAL, and how often it
 * looks.
 */
@Dependent
public class RelaySettings {
  @ConfigProperty(name = "sla.db.host")
  String host;

  @ConfigProperty(name = "sla.db.port")
  int port;

  @ConfigProperty(name = "sla.db.name")
  String database;

  @ConfigProperty(name = "sla.db.replication.user")
  String user;

  @ConfigProperty(name = "sla.db.replication.password")
  String password;

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

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  /** The replication slot, which is the relay's lease and its producer's transactional id. */
  String slot() {
    return database.replace('-', '_') + "_relay";
  }

  /** The engine's configuration. */
  Properties debezium() {
    Properties p = new Properties();
    p.put("name", slot());
    p.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    p.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    p.put("offset.flush.interval.ms", "0");
    p.put("database.hostname", host);
    p.put("database.port", String.valueOf(port));
    p.put("database.dbname", database);
    p.put("database.user", user);
    p.put("database.password", password);
    p.put("topic.prefix", slot());
    p.put("plugin.name", "pgoutput");
    p.put("slot.name", slot());
    p.put("slot.max.retries", "1000000");
    p.put("slot.retry.delay.ms", "500");
    p.put("publication.name", "journal_relay");
    p.put("publication.autocreate.mode", "disabled");
    p.put("table.include.list", "public.journal,public.relay_heartbeat");
    p.put("snapshot.mode", "no_data");
    p.put("skipped.operations", "u,d,t");
    p.put("tombstones.on.delete", "false");
    p.put("heartbeat.interval.ms", String.valueOf(heartbeat.toMillis()));
    p.put(
        "heartbeat.action.query",
        "INSERT INTO relay_heartbeat VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET at = now()");
    p.put("poll.interval.ms", String.valueOf(poll.toMillis()));
    p.put("errors.max.retries", "-1");
    p.put("statistics.metrics.enabled", "false");
    return p;
  }
}
