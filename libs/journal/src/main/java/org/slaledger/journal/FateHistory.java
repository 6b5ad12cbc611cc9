package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * All that was decided here on integrators' events, as it stands, for a topic of which nobody knows
 * what it holds.
 */
final class FateHistory {
  private static final int BATCH = 500;
  private static final String SELECT =
      """
      SELECT integrator, source, id, fate, stream, event_id, reason FROM inbound_fate
      WHERE (integrator, source, id) > (?, ?, ?) ORDER BY integrator, source, id LIMIT ?
      """;

  private FateHistory() {}

  /** Whether all of it is told; not where it was told to stop. */
  static boolean publish(Connection connection, Republisher.Log log, BooleanSupplier goOn)
      throws SQLException, InterruptedException {
    InboundKey after = new InboundKey("", "", "");
    while (goOn.getAsBoolean()) {
      List<ToldFate> batch = read(connection, after);
      if (batch.isEmpty()) {
        return true;
      }
      log.write(batch.stream().map(LogRecords::ofFate).toList());
      ToldFate last = batch.getLast();
      after = new InboundKey(last.integrator(), last.source(), last.id());
    }
    return false;
  }

  private static List<ToldFate> read(Connection connection, InboundKey after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, after.integrator());
      statement.setString(2, after.source());
      statement.setString(3, after.id());
      statement.setInt(4, BATCH);
      List<ToldFate> batch = new ArrayList<>(BATCH);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          batch.add(
              new ToldFate(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getString(6),
                  rows.getString(7)));
        }
      }
      return batch;
    }
  }
}
