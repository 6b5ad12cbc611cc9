package org.slaledger.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The replication slot: made before the first command is taken, so that it sees every event. */
final class Slot {
  private static final String EXISTS = "SELECT 1 FROM pg_replication_slots WHERE slot_name = ?";
  private static final String CREATE = "SELECT pg_create_logical_replication_slot(?, 'pgoutput')";
  private static final String LAG =
      """
      SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint
      FROM pg_replication_slots WHERE slot_name = ?
      """;
  private static final String DUPLICATE_OBJECT = "42710";

  private final RelaySettings settings;

  Slot(RelaySettings settings) {
    this.settings = settings;
  }

  /** Whether the slot had to be made: then nobody knows which events the log already holds. */
  boolean createIfMissing() throws SQLException {
    try (Connection connection = connect()) {
      if (answer(connection, EXISTS).isPresent()) {
        return false;
      }
      answer(connection, CREATE);
      return true;
    } catch (SQLException e) {
      if (DUPLICATE_OBJECT.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** WAL that the slot holds back, in bytes; empty when there is no slot. */
  Optional<Long> lag() throws SQLException {
    try (Connection connection = connect()) {
      return answer(connection, LAG).map(Long::valueOf);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
  }

  private Optional<String> answer(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, settings.slot());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }
}
