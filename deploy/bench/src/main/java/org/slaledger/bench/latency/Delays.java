package org.slaledger.bench.latency;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * From the commit of an event to the commit of the view that has it. Both databases are of one
 * server, which notes when each transaction was committed: one clock, and nothing that measures on
 * the way.
 *
 * @param sorted milliseconds
 */
@SuppressWarnings("ArrayRecordComponent")
record Delays(double[] sorted) {
  private static final String COMMITTED =
      """
      SELECT stream, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000
      FROM %s WHERE stream LIKE 'probe/point-%s%%'
      """;

  static Delays of(Connection journal, Connection view, String streams) throws SQLException {
    Map<String, Double> written = times(journal, COMMITTED.formatted("journal", streams));
    Map<String, Double> projected = times(view, COMMITTED.formatted("stream_head", streams));
    if (!written.keySet().equals(projected.keySet())) {
      throw new IllegalStateException(
          written.size() + " events were written, " + projected.size() + " projected");
    }
    return new Delays(
        written.entrySet().stream()
            .mapToDouble(event -> projected.getOrDefault(event.getKey(), 0.0) - event.getValue())
            .sorted()
            .toArray());
  }

  /** From the commit to the moment when the relay handed the event to Kafka. */
  static Delays toTheLog(Connection journal, Map<String, Double> sent, String streams)
      throws SQLException {
    Map<String, Double> written = times(journal, COMMITTED.formatted("journal", streams));
    return new Delays(
        written.entrySet().stream()
            .mapToDouble(event -> sent.getOrDefault(event.getKey(), 0.0) - event.getValue())
            .sorted()
            .toArray());
  }

  static long projected(Connection view, String streams) throws SQLException {
    return times(view, COMMITTED.formatted("stream_head", streams)).size();
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

  /** The delay that so many percent do not exceed. */
  double percentile(double percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  @Override
  public String toString() {
    return "p50 %.1f, p99 %.1f, max %.1f ms"
        .formatted(percentile(50), percentile(99), percentile(100));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Delays(double[] theirs) && Arrays.equals(sorted, theirs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }
}
