package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How far the log is behind the journal, whichever process relays: for work that comes in numbers
 * and can wait.
 */
@ApplicationScoped
public class RelayLag {
  private static final Sql BYTES =
      new Sql(
          """
          SELECT coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn), 0)::bigint
            AS bytes
          FROM (SELECT) one LEFT JOIN pg_replication_slots s
            ON s.slot_name = $1 AND s.database = current_database()
          """);

  private final RelaySettings settings;

  RelayLag(RelaySettings settings) {
    this.settings = settings;
  }

  /** WAL that the relay has not confirmed, in bytes; of all databases of the server. */
  public Uni<Long> bytes(SqlClient db) {
    return BYTES
        .list(db, row -> row.getLong("bytes"), settings.slot())
        .map(found -> found.getFirst());
  }
}
