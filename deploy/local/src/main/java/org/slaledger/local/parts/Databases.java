package org.slaledger.local.parts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Creates the databases of services, each with its three roles. */
public final class Databases {
  private final Superuser superuser;

  /** Connects as a role that may create databases and roles. */
  @FunctionalInterface
  public interface Superuser {
    Connection connect(String database) throws SQLException;
  }

  /** In the server of these connections. */
  public Databases(Superuser superuser) {
    this.superuser = superuser;
  }

  /**
   * Creates the database of a service and its three roles; changes nothing if they exist. The owner
   * owns the database and its schema {@code public}; the others may use the schema and get their
   * rights from the migrations. Each role's password is its name.
   */
  public void create(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    try (var connection = superuser.connect("postgres")) {
      if (!exists(connection, name)) {
        execute(connection, roles(name));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("database " + name + " could not be created", e);
    }
    grant(name);
  }

  private static List<String> roles(String name) {
    return List.of(
        "CREATE ROLE %1$s_owner LOGIN PASSWORD '%1$s_owner'".formatted(name),
        "CREATE ROLE %1$s_app LOGIN PASSWORD '%1$s_app'".formatted(name),
        "CREATE ROLE %1$s_replication LOGIN REPLICATION PASSWORD '%1$s_replication'"
            .formatted(name),
        "CREATE DATABASE %1$s OWNER %1$s_owner".formatted(name));
  }

  private void grant(String name) {
    try (var connection = superuser.connect(name)) {
      execute(
          connection,
          List.of(
              "ALTER SCHEMA public OWNER TO %s_owner".formatted(name),
              "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name),
              "REVOKE ALL ON SCHEMA public FROM PUBLIC",
              "GRANT CONNECT ON DATABASE %1$s TO %1$s_app, %1$s_replication".formatted(name),
              "GRANT USAGE ON SCHEMA public TO %1$s_app, %1$s_replication".formatted(name)));
    } catch (SQLException e) {
      throw new IllegalStateException("rights on database " + name + " could not be given", e);
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      try (var rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
