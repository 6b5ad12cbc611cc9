package org.slaledger.soak;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.local.parts.PostgresServer;
import org.slaledger.local.service.Service;

/** What clocks of responses said by themselves since then, by the database's own clock. */
record FiredTimers(PostgresServer postgres, long after) {
  private static final String LATE =
      """
      SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin)
        - (convert_from(body, 'UTF8')::json->>'time')::timestamptz)
      FROM journal WHERE position > ? AND type = ? AND stream LIKE '%:RESPONSE'
      """;

  static FiredTimers fromNowOn(PostgresServer postgres) throws SQLException {
    try (var database = postgres.superuser(Service.CLOCK.database());
        var statement = database.createStatement();
        var row = statement.executeQuery("SELECT max(position) FROM journal")) {
      row.next();
      return new FiredTimers(postgres, row.getLong(1));
    }
  }

  /** By how much the commit of each event of a type came after its time. */
  List<Double> lateBySeconds(String type) throws SQLException {
    List<Double> found = new ArrayList<>();
    try (var database = postgres.superuser(Service.CLOCK.database());
        var query = database.prepareStatement(LATE)) {
      query.setLong(1, after);
      query.setString(2, type);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getDouble(1));
        }
      }
    }
    return found;
  }
}
