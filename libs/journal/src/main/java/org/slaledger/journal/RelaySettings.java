package org.slaledger.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Properties;

/** What the relay needs to know; everything under {@code sla.db} and {@code sla.relay}. */
@ConfigMapping(prefix = "sla")
public interface RelaySettings {
  /** The service's database. */
  Database db();

  /** The relay itself. */
  Relay relay();

  /** Where the journal is. */
  interface Database {
    /** Host. */
    String host();

    /** Port. */
    int port();

    /** Database. */
    String name();

    /** The role that may read the WAL. */
    Login replication();
  }

  /** A role and its password. */
  interface Login {
    /** Role. */
    String user();

    /** Password. */
    String password();
  }

  /** How the relay works. */
  interface Relay {
    /** Off only where a process is meant to read alone. */
    @WithDefault("true")
    boolean enabled();

    /** How often Debezium looks for changes; shorter is sooner and takes more CPU. */
    @WithDefault("PT0.05S")
    Duration poll();

    /** How often an idle journal writes to its heartbeat table, so that the slot moves on. */
    @WithDefault("PT10S")
    Duration heartbeat();
  }

  /** The replication slot, which is the relay's lease and its producer's transactional id. */
  default String slot() {
    return db().name().replace('-', '_') + "_relay";
  }

  /** The engine's configuration. */
  default Properties debezium() {
    Properties p = new Properties();
    p.put("name", slot());
    p.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    p.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    p.put("offset.flush.interval.ms", "0");
    p.put("database.hostname", db().host());
    p.put("database.port", String.valueOf(db().port()));
    p.put("database.dbname", db().name());
    p.put("database.user", db().replication().user());
    p.put("database.password", db().replication().password());
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
    p.put("heartbeat.interval.ms", String.valueOf(relay().heartbeat().toMillis()));
    p.put(
        "heartbeat.action.query",
        "INSERT INTO relay_heartbeat VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET at = now()");
    p.put("poll.interval.ms", String.valueOf(relay().poll().toMillis()));
    p.put("errors.max.retries", "-1");
    p.put("statistics.metrics.enabled", "false");
    return p;
  }
}
