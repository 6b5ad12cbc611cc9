package org.slaledger.clock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.Database;

/** What stands in the service's database. */
final class Rows {
  private Rows() {}

  /** The types of all events of a ticket's clock in the journal, in order. */
  static List<String> journal(TicketId ticket, ClockKind kind) {
    return query(
        "SELECT type FROM journal WHERE stream = '" + kind.stream(ticket) + "' ORDER BY version");
  }

  static long count(String sql) {
    return Long.parseLong(query(sql).getFirst());
  }

  static void change(String sql) {
    try (Connection connection = Database.asOwner("clock");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> query(String sql) {
    try (Connection connection = Database.asOwner("clock");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
