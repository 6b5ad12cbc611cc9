package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service itself may not do to its database. */
@ApplicationScoped
class Superuser {
  private final String url;

  Superuser(
      @ConfigProperty(name = "sla.db.port") int port,
      @ConfigProperty(name = "sla.db.name") String database) {
    this.url = "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  /** The first value of the last statement's first row; empty where there is none. */
  String ask(String... statements) {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      String value = "";
      for (String sql : statements) {
        value = statement.execute(sql) ? first(statement) : "";
      }
      return value;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String first(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }
}
