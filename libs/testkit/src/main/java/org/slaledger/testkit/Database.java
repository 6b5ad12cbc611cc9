package org.slaledger.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Plain connections to the databases of a test, for looking at what a service wrote and for tests
 * without Quarkus.
 */
public final class Database {
  private Database() {}

  /**
   * Creates a database with its three roles, if this JVM has none of that name, and returns the
   * name.
   */
  public static String create(String name) {
    return Shared.database(name);
  }

  /** The server's port on localhost. */
  public static int port() {
    return Shared.postgres();
  }

  /** As the application's role. */
  public static Connection asApp(String database) throws SQLException {
    return as(database, database + "_app");
  }

  /** As the owner. */
  public static Connection asOwner(String database) throws SQLException {
    return as(database, database + "_owner");
  }

  /** As the replication role. */
  public static Connection asReplication(String database) throws SQLException {
    return as(database, database + "_replication");
  }

  private static Connection as(String database, String role) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + Shared.postgres() + "/" + database, role, role);
  }
}
