package org.slaledger.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.child.RunFolder;

class PostgresServerTest {
  @TempDir Path folder;

  /** Starts a server, creates a database and waits to be killed. */
  public static final class Parent {
    public static void main(String[] arguments) throws Exception {
      var folder = Path.of(arguments[0]);
      var shared = PostgresServer.Settings.under(folder);
      var port = Integer.parseInt(arguments[1]);
      var settings =
          new PostgresServer.Settings(shared.data(), shared.log(), shared.binaries(), port);
      PostgresServer.start(settings).createDatabase("ticket");
      Files.createFile(folder.resolve("created"));
      Thread.currentThread().join();
    }
  }

  @Test
  void a_database_has_an_owner_an_application_role_and_a_replication_role() throws Exception {
    try (var server = PostgresServer.start(PostgresServer.Settings.under(folder))) {
      // Given
      server.createDatabase("ticket");
      server.createDatabase("ticket");

      // When
      try (var owner = as(server, "ticket_owner");
          var app = as(server, "ticket_app");
          var replication = as(server, "ticket_replication")) {
        owner.createStatement().execute("CREATE TABLE t (a int)");
        owner.createStatement().execute("GRANT INSERT, SELECT ON t TO ticket_app");
        app.createStatement().execute("INSERT INTO t VALUES (1)");

        // Then
        assertThat(one(app, "SELECT count(*) FROM t")).isEqualTo("1");
        assertThatThrownBy(() -> app.createStatement().execute("DELETE FROM t"))
            .hasMessageContaining("denied");
        assertThatThrownBy(() -> app.createStatement().execute("CREATE TABLE u (a int)"))
            .hasMessageContaining("denied");
        assertThat(
                one(
                    replication,
                    "SELECT rolreplication FROM pg_roles WHERE rolname = current_user"))
            .isEqualTo("t");
      }
    }
  }

  @Test
  void the_server_is_durable_and_decodes_its_log() throws Exception {
    try (var server = PostgresServer.start(PostgresServer.Settings.under(folder));
        var connection = server.superuser("postgres")) {
      assertThat(one(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(one(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(one(connection, "SHOW wal_level")).isEqualTo("logical");
      assertThat(one(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(one(connection, "SHOW max_slot_wal_keep_size")).isEqualTo("2GB");
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    try (var server = PostgresServer.start(PostgresServer.Settings.under(folder))) {
      server.createDatabase("ticket");
      assertThatThrownBy(() -> connect(server, "ticket", "ticket_app", "wrong"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void a_left_over_postmaster_is_stopped_and_its_data_are_kept() throws Exception {
    // Given a server whose parent was killed
    var settings = PostgresServer.Settings.under(folder);
    var parent = ChildJvm.start(parentOf(settings));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(folder.resolve("created")) || !parent.alive());
    ProcessHandle.of(parent.pid())
        .orElseThrow()
        .descendants()
        .forEach(ProcessHandle::destroyForcibly);
    parent.kill();
    assertThat(LeftOverPostmaster.of(settings.data())).isPresent();

    // When
    try (var server = PostgresServer.start(settings)) {

      // Then
      try (var owner = as(server, "ticket_owner")) {
        assertThat(one(owner, "SELECT current_user")).isEqualTo("ticket_owner");
      }
    }
    assertThat(LeftOverPostmaster.of(settings.data())).isEmpty();
  }

  @Test
  void the_server_stops_when_its_parent_is_killed() {
    // Given
    var settings = PostgresServer.Settings.under(folder);
    var parent = ChildJvm.start(parentOf(settings));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(folder.resolve("created")) || !parent.alive());
    var postmaster = LeftOverPostmaster.of(settings.data()).orElseThrow();

    // When
    parent.kill();

    // Then
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !postmaster.process().isAlive());
  }

  @Test
  void a_killed_postmaster_is_started_again_with_what_was_committed() throws Exception {
    try (var server = PostgresServer.start(PostgresServer.Settings.under(folder))) {
      // Given
      server.createDatabase("ticket");
      try (var owner = as(server, "ticket_owner");
          var statement = owner.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 7 AS n");
        server.freeze();

        // When
        server.kill();
        Awaitility.await().until(() -> !server.alive());
        restartOnceItsChildrenAreGone(server);
      }

      // Then
      try (var owner = as(server, "ticket_owner")) {
        assertThat(one(owner, "SELECT n FROM kept")).isEqualTo("7");
      }
    }
  }

  private static void restartOnceItsChildrenAreGone(PostgresServer server) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () -> {
              server.restart();
              return true;
            });
  }

  @Test
  void a_frozen_server_answers_once_it_goes_on() throws Exception {
    try (var server = PostgresServer.start(PostgresServer.Settings.under(folder));
        var connection = server.superuser("postgres");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // Given
      server.freeze();
      var asked = threads.submit(() -> one(connection, "SELECT 1"));
      assertThatThrownBy(() -> asked.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      // When
      server.thaw();

      // Then
      assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo("1");
    }
  }

  private ChildJvm.Order parentOf(PostgresServer.Settings settings) {
    return new ChildJvm.Order(
        "parent",
        folder.resolve("parent.log"),
        new RunFolder(folder.resolve("run")),
        List.of("-Xmx128m"),
        ChildJvm.ownClassPath(),
        Parent.class.getName(),
        List.of(folder.toString(), String.valueOf(settings.port())),
        Map.of());
  }

  private static Connection as(PostgresServer server, String role) throws SQLException {
    return connect(server, "ticket", role, role);
  }

  private static Connection connect(
      PostgresServer server, String database, String role, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + server.port() + "/" + database, role, password);
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
