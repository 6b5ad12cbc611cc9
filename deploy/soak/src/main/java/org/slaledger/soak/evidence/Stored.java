package org.slaledger.soak.evidence;

import java.sql.SQLException;
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
 */
@SuppressWarnings("ArrayRecordComponent") // an event is bytes, and nobody compares lines
record Stored(Service service, String stream, long version, byte[] body) {
  private static final String ALL = "SELECT stream, version, body FROM journal";

  /** Every line of the services' journals, as the superuser sees them. */
  static List<Stored> all(PostgresServer postgres, Set<Service> services) {
    List<Stored> lines = new ArrayList<>();
    for (var service : services) {
      try (var connection = postgres.superuser(service.database());
          var statement = connection.createStatement();
          var rows = statement.executeQuery(ALL)) {
        while (rows.next()) {
          lines.add(new Stored(service, rows.getString(1), rows.getLong(2), rows.getBytes(3)));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("the journal of " + service.serviceName(), e);
      }
    }
    return lines;
  }

  Line line() {
    return new Line(service.serviceName(), stream, version, Digest.of(body));
  }
}
