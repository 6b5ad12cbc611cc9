package org.slaledger.soak.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slaledger.local.parts.PostgresServer;
import org.slaledger.local.service.Service;
import org.slaledger.testkit.history.History.Line;

/**
 * A line of a journal.
 *
 * @param body its bytes
 * @param committedAt by the machine's clock, whatever the service's showed
 */
@SuppressWarnings("ArrayRecordComponent") // an event is bytes, and nobody compares lines
record Stored(Service service, String stream, long version, byte[] body, Instant committedAt) {
  private static final String ALL =
      """
      SELECT stream, version, body, pg_xact_commit_timestamp(xmin) AS committed_at
      FROM journal ORDER BY position
      """;

  /** Every line of the services' journals, each stream in its order, as the superuser sees them. */
  static List<Stored> all(PostgresServer postgres, Set<Service> services) {
    List<Stored> lines = new ArrayList<>();
    for (var service : services) {
      try (var connection = postgres.superuser(service.database());
          var statement = connection.createStatement();
          var rows = statement.executeQuery(ALL)) {
        while (rows.next()) {
          lines.add(line(service, rows));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("the journal of " + service.serviceName(), e);
      }
    }
    return lines;
  }

  private static Stored line(Service service, ResultSet row) throws SQLException {
    return new Stored(
        service,
        row.getString("stream"),
        row.getLong("version"),
        row.getBytes("body"),
        row.getTimestamp("committed_at").toInstant());
  }

  Line line() {
    return new Line(service.serviceName(), stream, version, Digest.of(body));
  }
}
