package org.slaledger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.slaledger.local.parts.Await;
import org.slaledger.local.parts.Databases;
import org.slaledger.local.parts.IdentityProvider;
import org.slaledger.local.parts.KafkaNode;
import org.slaledger.local.parts.MailServer;
import org.slaledger.local.parts.Ports;
import org.slaledger.local.parts.PostgresServer;

/**
 * The parts that all tests of one JVM share, each started when it is first asked for and stopped
 * when the JVM ends.
 *
 * <p>Where they are stands in system properties, since Quarkus loads a test's classes several times
 * over: every copy of this class sees the same parts.
 */
final class Shared {
  private static final String PREFIX = "sla.testkit.";

  private Shared() {}

  /** The broker's address. */
  static String kafka() {
    return once("kafka", Shared::startKafka);
  }

  /** The database server's port. */
  static int postgres() {
    return Integer.parseInt(once("postgres", Shared::startPostgres));
  }

  /** The token issuer's address. */
  static String issuer() {
    return once("issuer", Shared::startIssuer);
  }

  /** The mail server's ports, SMTP and IMAP. */
  static String[] mail() {
    return once("mail", Shared::startMail).split(":", -1);
  }

  /**
   * The name of a fresh database with its three roles; the same one for the same name within a JVM.
   */
  static String database(String name) {
    return once("database." + name, () -> createDatabase(name));
  }

  /** A folder that is removed when the JVM ends. */
  static Path folder() {
    return Path.of(once("folder", Shared::createFolder));
  }

  private interface Start {
    String run();
  }

  // the properties are the one object that every copy of this class shares, and so the lock
  private static String once(String name, Start start) {
    var properties = System.getProperties();
    synchronized (properties) {
      var known = properties.getProperty(PREFIX + name);
      if (known == null) {
        known = start.run();
        properties.setProperty(PREFIX + name, known);
      }
      return known;
    }
  }

  private static String startKafka() {
    var kafka = KafkaNode.start(KafkaNode.Settings.under(folder()));
    atEnd(kafka::close);
    return kafka.bootstrap();
  }

  private static String startPostgres() {
    var postgres = PostgresServer.start(PostgresServer.Settings.under(folder()));
    atEnd(postgres::close);
    return String.valueOf(postgres.port());
  }

  private static String startIssuer() {
    var provider = IdentityProvider.start(folder(), Ports.free());
    atEnd(provider::close);
    return provider.issuer();
  }

  private static String startMail() {
    var mail = MailServer.start(Ports.free(), Ports.free());
    atEnd(mail::close);
    return mail.smtpPort() + ":" + mail.imapPort();
  }

  private static String createDatabase(String name) {
    new Databases(database -> Superuser.of(database).connect()).create(name);
    return name;
  }

  private static String createFolder() {
    try {
      var folder = Files.createTempDirectory("sla-test");
      atEnd(() -> Await.until(Duration.ofSeconds(30), () -> removed(folder)));
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void atEnd(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "sla-test-stop"));
  }

  // the servers stop at the same time and write while they do: what can't be removed yet is tried
  // again
  private static boolean removed(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      return !Files.exists(folder);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
