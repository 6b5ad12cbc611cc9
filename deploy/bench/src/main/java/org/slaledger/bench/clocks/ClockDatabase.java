package org.slaledger.bench.clocks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.parts.Await;

/** A server of the size that a million clocks would be given. */
final class ClockDatabase {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "track_commit_timestamp", "on",
          "shared_buffers", "1GB",
          "max_wal_size", "4GB",
          // the set-up is faster than the relay
          "max_slot_wal_keep_size", "-1");
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String BEHIND =
      """
      SELECT coalesce(max(pg_current_wal_lsn() - confirmed_flush_lsn), 0)
      FROM pg_replication_slots WHERE database = current_database()
      """;
  private static final long NEARLY_NOTHING = 100_000;

  private ClockDatabase() {}

  static void configure(Stand stand) throws SQLException {
    for (var setting : SETTINGS.entrySet()) {
      stand.configure(setting.getKey(), setting.getValue());
    }
    stand.restartPostgres();
  }

  /**
   * Waits until the relay has taken all of the set-up to the log, and writes back what is dirty.
   */
  static void settle(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute("VACUUM ANALYZE journal, clock, timer");
      if (!Await.until(PATIENCE, () -> behind(statement) < NEARLY_NOTHING)) {
        throw new IllegalStateException("the relay is still behind: " + behind(statement));
      }
      statement.execute("CHECKPOINT");
    }
  }

  private static long behind(Statement statement) {
    try (ResultSet row = statement.executeQuery(BEHIND)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
