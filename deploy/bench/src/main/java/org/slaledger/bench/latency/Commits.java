package org.slaledger.bench.latency;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.slaledger.bench.Delays;

/**
 * From the commit of an event to the commit of the view that has it. Both databases are of one
 * server, which notes when each transaction was committed: one clock, and nothing that measures on
 * the way.
 */
final class Commits {
  private static final String COMMITTED =
      """
      SELECT stream, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000
      FROM %s WHERE stream LIKE 'probe/point-%s%%'
      """;

  private Commits() {}

  static Delays toTheView(Connection journal, Connection view, String streams) throws SQLException {
    Map<String, Double> written = times(journal, COMMITTED.formatted("journal", streams));
    Map<String, Double> projected = times(view, COMMITTED.formatted("stream_head", streams));
    if (!written.keySet().equals(projected.keySet())) {
      throw new IllegalStateException(
          written.size() + " events were written, " + projected.size() + " projected");
    }
    return between(written, projected);
  }

  /** From the commit to the moment when the relay handed the event to Kafka. */
  static Delays toTheLog(Connection journal, Map<String, Double> sent, String streams)
      throws SQLException {
    return between(times(journal, COMMITTED.formatted("journal", streams)), sent);
  }

  static long projected(Connection view, String streams) throws SQLException {
    return times(view, COMMITTED.formatted("stream_head", streams)).size();
  }

  private static Delays between(Map<String, Double> before, Map<String, Double> after) {
    return Delays.of(
        before.entrySet().stream()
            .mapToDouble(event -> after.getOrDefault(event.getKey(), 0.0) - event.getValue()));
  }

  private static Map<String, Double> times(Connection database, String sql) throws SQLException {
    Map<String, Double> times = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        times.put(rows.getString(1), rows.getDouble(2));
      }
    }
    return times;
  }
}
