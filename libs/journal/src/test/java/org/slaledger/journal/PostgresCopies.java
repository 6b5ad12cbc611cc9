package org.slaledger.journal;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.local.parts.Ports;
import org.slaledger.local.parts.PostgresServer;

/**
 * A PostgreSQL server on one port that may be put back to a copy of its files, or be replaced by a
 * standby of its own, as it happens to databases of services.
 */
final class PostgresCopies implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Of a base backup: the server's own, and what a standby gets by streaming. */
  private static final Set<String> NOT_IN_A_BACKUP = Set.of("pg_wal", "pg_replslot");

  private final Path folder;
  private final String database;
  private final int port;
  private PostgresServer server;
  private @Nullable PostgresServer standby;

  PostgresCopies(Path folder, String database) {
    this.folder = folder;
    this.database = database;
    this.server = PostgresServer.start(PostgresServer.Settings.under(folder));
    this.port = server.port();
    server.createDatabase(database);
  }

  int port() {
    return port;
  }

  void restart() {
    server.restart();
  }

  /** As {@code kill -9} of the postmaster leaves it, and started again. */
  void crash() {
    server.kill();
    server.restart();
  }

  /** Copies the files of the stopped server and starts it again. */
  void keepFiles() {
    server.close();
    copy(data("postgres"), data("kept"), Set.of());
    server = PostgresServer.start(settings("postgres", port));
  }

  /** Stops the server and starts it on the files that were kept: no recovery, the same timeline. */
  void putFilesBack() {
    server.close();
    move(data("postgres"), data("lost"));
    move(data("kept"), data("postgres"));
    server = PostgresServer.start(settings("postgres", port));
  }

  /** Starts a standby from a base backup; returns when it has all that is committed by now. */
  void startStandby() {
    String label = backUp();
    try {
      Path data = data("standby");
      Files.writeString(data.resolve("backup_label"), label);
      Files.createFile(data.resolve("standby.signal"));
      Files.writeString(
          data.resolve("postgresql.auto.conf"),
          "primary_conninfo = 'host=127.0.0.1 port=%d user=%s_replication password=%s_replication'%n"
              .formatted(port, database, database),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PostgresServer begun = PostgresServer.start(settings("standby", Ports.free()));
    standby = begun;
    String now = ask(server, "SELECT pg_current_wal_flush_lsn()");
    await()
        .atMost(SOON)
        .until(() -> ask(begun, "SELECT pg_last_wal_replay_lsn() >= '" + now + "'").equals("t"));
  }

  private String backUp() {
    try (Connection connection = server.superuser("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('standby', true)");
      copy(data("postgres"), data("standby"), NOT_IN_A_BACKUP);
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is committed from now on does not reach the standby. */
  void cutStandbyOff() {
    PostgresServer cut = standby();
    ask(cut, "ALTER SYSTEM SET primary_conninfo = ''");
    ask(cut, "SELECT pg_reload_conf()");
    await()
        .atMost(SOON)
        .until(() -> ask(cut, "SELECT count(*) FROM pg_stat_wal_receiver").equals("0"));
  }

  /** Kills the server, promotes the standby and has it answer at the server's port. */
  void promoteStandby() {
    server.kill();
    server.close();
    PostgresServer promoted = standby();
    ask(promoted, "SELECT pg_promote()");
    promoted.close();
    server = PostgresServer.start(settings("standby", port));
  }

  private PostgresServer standby() {
    return Objects.requireNonNull(standby, "start-standby comes first");
  }

  private static String ask(PostgresServer of, String sql) {
    try (Connection connection = of.superuser("postgres");
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path data(String name) {
    return folder.resolve(name);
  }

  private PostgresServer.Settings settings(String name, int at) {
    PostgresServer.Settings usual = PostgresServer.Settings.under(folder);
    return new PostgresServer.Settings(
        data(name), folder.resolve(name + ".log"), usual.binaries(), at);
  }

  static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the files in some folders, and without what says that a server runs. */
  static void copy(Path from, Path to, Set<String> empty) {
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes is)
                throws IOException {
              Path name = from.relativize(dir);
              if (name.getNameCount() > 1 && empty.contains(name.getName(0).toString())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              Path made = Files.createDirectory(to.resolve(name));
              Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(dir));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
              Path name = from.relativize(file);
              if (!empty.contains(name.getName(0).toString()) && !name.endsWith("postmaster.pid")) {
                Files.copy(file, to.resolve(name));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              // a running server removes files of its own while they are copied
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
