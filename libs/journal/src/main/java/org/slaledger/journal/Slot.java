package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The replication slot. Only the process that holds the {@link RelayLease} makes or drops it. */
final class Slot {
  private static final Logger LOG = Logger.getLogger(Slot.class);
  private static final String CREATE = "SELECT pg_create_logical_replication_slot(?, 'pgoutput')";
  private static final String DROP =
      """
      SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?
      """;
  private static final String END_READER =
      """
      SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots
      WHERE slot_name = ? AND active
      """;
  private static final String LOOK =
      """
      SELECT s.wal_status,
        pg_wal_lsn_diff(wal.lsn, s.confirmed_flush_lsn)::bigint,
        pg_wal_lsn_diff(wal.lsn, s.restart_lsn)::bigint,
        (SELECT nullif(setting::bigint, -1) * 1024 * 1024
         FROM pg_settings WHERE name = 'max_slot_wal_keep_size'),
        (SELECT max(requested_at) FROM republication WHERE cause = 'SLOT_LOST'
         AND (state <> 'DONE' OR finished_at > now() - interval '1 hour'))
      FROM (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                   ELSE pg_current_wal_lsn() END AS lsn) wal
      LEFT JOIN pg_replication_slots s ON s.slot_name = ? AND s.database = current_database()
      """;

  private final RelaySettings settings;

  Slot(RelaySettings settings) {
    this.settings = settings;
  }

  /** Ends whoever still reads from it: such as a leader that is frozen and has lost its lease. */
  void endOtherReaders() throws SQLException {
    try (Connection connection = connect()) {
      if (ask(connection, END_READER)) {
        LOG.warnf("ended the session that still read from %s", settings.slot());
      }
    }
  }

  /** What has to be done before a slot is made. */
  interface Before {
    void run() throws SQLException;
  }

  /**
   * Makes the slot when it is missing or lost: then nobody knows which events the log holds. Waits
   * for transactions that are under way, so that each is either read from the slot or committed
   * before this returns.
   */
  void makeIfUnusable(Before before) throws SQLException {
    try (Connection connection = connect()) {
      if (!look(connection).usable()) {
        before.run();
        ask(connection, DROP);
        ask(connection, CREATE);
        LOG.infof("made the slot %s", settings.slot());
      }
    }
  }

  /** For a slot that is not the one that it should be. */
  void drop() throws SQLException {
    try (Connection connection = connect()) {
      ask(connection, END_READER);
      ask(connection, DROP);
    }
  }

  SlotState look(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
      statement.setString(1, settings.slot());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new SlotState(
            rows.getString(1), number(rows, 2), number(rows, 3), number(rows, 4), instant(rows, 5));
      }
    }
  }

  Connection connect() throws SQLException {
    return settings.connect();
  }

  private static @Nullable Long number(ResultSet rows, int column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
    OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private boolean ask(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, settings.slot());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
