package org.slaledger.local.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.slaledger.local.child.Breakable;
import org.slaledger.local.child.LogTail;
import org.slaledger.local.child.Signals;

/**
 * A real PostgreSQL server of embedded binaries on the loopback address, durable as in production:
 * fsync and synchronous commit are on. Logical decoding is on; a slot may hold back at most 2 GB of
 * log. Clients of any role but the superuser must give a password.
 */
public final class PostgresServer implements Breakable, AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofSeconds(120);
  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "wal_level", "logical",
          "max_replication_slots", "24",
          "max_wal_senders", "24",
          "max_slot_wal_keep_size", "2GB",
          "max_wal_size", "256MB",
          "shared_buffers", "64MB");
  private static final String ACCESS =
      """
      host all postgres 127.0.0.1/32 trust
      host all all 127.0.0.1/32 scram-sha-256
      host replication all 127.0.0.1/32 scram-sha-256
      """;

  private final Settings settings;
  private volatile Running running;

  private record Running(
      EmbeddedPostgres server, LeftOverPostmaster postmaster, Process watchdog) {}

  /**
   * Where it runs.
   *
   * @param data its data folder
   * @param log its log file
   * @param binaries where its binaries are unpacked, once for each version
   * @param port its port
   */
  public record Settings(Path data, Path log, Path binaries, int port) {

    /**
     * On a random free port, with its files under one folder and the binaries shared by all of this
     * machine.
     */
    public static Settings under(Path folder) {
      var shared = Path.of(System.getProperty("java.io.tmpdir"), "sla-ledger-postgres");
      return new Settings(
          folder.resolve("postgres"), folder.resolve("postgres.log"), shared, Ports.free());
    }
  }

  private PostgresServer(Settings settings) {
    this.settings = settings;
    this.running = run(settings);
  }

  /**
   * Stops a left-over postmaster of the same folder, if there is one, and starts the server.
   *
   * @throws IllegalStateException if it can't be started, with the last lines of its log
   */
  public static PostgresServer start(Settings settings) {
    return new PostgresServer(settings);
  }

  private static Running run(Settings settings) {
    LeftOverPostmaster.of(settings.data()).ifPresent(LeftOverPostmaster::stop);
    try {
      Files.createDirectories(settings.binaries());
      Files.createDirectories(settings.data());
      var server = builder(settings).start();
      var postmaster = LeftOverPostmaster.of(settings.data()).orElseThrow();
      return new Running(server, postmaster, Watchdog.over(postmaster));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "PostgreSQL did not start; its log %s ends:%n%s"
              .formatted(settings.log(), String.join("\n", LogTail.of(settings.log(), 8))),
          e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Settings settings) {
    var log = Redirect.appendTo(settings.log().toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(settings.data())
            .setCleanDataDirectory(false)
            .setDataDirectoryCustomizer(PostgresServer::demandPasswords)
            .setOverrideWorkingDirectory(settings.binaries().toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_WITHIN)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setPort(settings.port());
    CONFIGURATION.forEach(builder::setServerConfig);
    // by which it is told afterwards what was committed before what else happened
    builder.setServerConfig("track_commit_timestamp", "on");
    return builder;
  }

  private static void demandPasswords(File data) {
    try {
      Files.writeString(data.toPath().resolve("pg_hba.conf"), ACCESS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return settings.port();
  }

  /** A connection of the superuser, for tests and for setting up. */
  public Connection superuser(String database) throws SQLException {
    return running.server().getDatabase("postgres", database).getConnection();
  }

  /** Creates the database of a service and its three roles; see {@link Databases#create}. */
  public void createDatabase(String name) {
    new Databases(this::superuser).create(name);
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public boolean alive() {
    return running.postmaster().process().isAlive();
  }

  /** Starts it again on its own folder and port. */
  @Override
  public void restart() {
    close();
    running = run(settings);
  }

  /**
   * Ends the postmaster alone: its children see that it is gone and end by themselves, frozen ones
   * once they go on.
   */
  @Override
  public void kill() {
    var postmaster = running.postmaster().process();
    var children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(Signals::thaw);
  }

  /** A fast shutdown. */
  @Override
  public void terminate() {
    Signals.send("INT", running.postmaster().process());
  }

  /** All of the server's processes, so that open connections hang as well. */
  @Override
  public void freeze() {
    var postmaster = running.postmaster().process();
    Signals.freeze(postmaster);
    postmaster.descendants().forEach(Signals::freeze);
  }

  @Override
  public void thaw() {
    var postmaster = running.postmaster().process();
    postmaster.descendants().forEach(Signals::thaw);
    Signals.thaw(postmaster);
  }

  @Override
  public void close() {
    running.watchdog().destroyForcibly();
    try {
      running.server().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
