package org.slaledger.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The superuser of a database, who may see and break what the service itself may not. */
public record Superuser(int port, String database) {
  /** Of a database that the tests of this JVM share. */
  public static Superuser of(String database) {
    return new Superuser(Shared.postgres(), database);
  }

  /** Of the database of the service under test, wherever its parts are. */
  public static Superuser ofService() {
    Config config = ConfigProvider.getConfig();
    return new Superuser(
        config.getValue("sla.db.port", Integer.class),
        config.getValue("sla.db.name", String.class));
  }

  /** A connection of its own. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/" + database, "postgres", "");
  }

  /** The first value of the last statement's first row; empty where there is none. */
  public String ask(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      var value = "";
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
