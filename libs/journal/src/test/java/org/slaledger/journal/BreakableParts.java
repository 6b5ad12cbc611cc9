package org.slaledger.journal;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slaledger.local.parts.KafkaNode;
import org.slaledger.testkit.Sealing;

/**
 * A broker and a database of one test's own, which it may kill. The switches are behind a small
 * HTTP server, since the test and this class are loaded by different class loaders.
 */
public final class BreakableParts implements QuarkusTestResourceLifecycleManager {
  static final String SWITCHES = "sla.journal.test.switches";
  private static final String DATABASE = "breakable";

  private final List<AutoCloseable> parts = new ArrayList<>();

  @Override
  public Map<String, String> start() {
    Path folder = folder();
    PostgresCopies postgres = new PostgresCopies(folder, DATABASE);
    KafkaNode kafka = KafkaNode.start(KafkaNode.Settings.under(folder));
    HttpServer switches = switches();
    parts.addAll(List.<AutoCloseable>of(() -> switches.stop(0), kafka, postgres));
    offer(switches, "kill-kafka", kafka::kill);
    offer(switches, "start-kafka", kafka::restart);
    offer(switches, "keep-log", () -> keepLog(folder));
    offer(switches, "put-log-back", () -> putLogBack(folder));
    offer(switches, "lose-log", () -> loseLog(folder.resolve("kafka").resolve("log")));
    offer(switches, "restart-postgres", postgres::restart);
    offer(switches, "crash-postgres", postgres::crash);
    offer(switches, "keep-files", postgres::keepFiles);
    offer(switches, "put-files-back", postgres::putFilesBack);
    offer(switches, "start-standby", postgres::startStandby);
    offer(switches, "cut-standby-off", postgres::cutStandbyOff);
    offer(switches, "promote-standby", postgres::promoteStandby);
    switches.start();
    return Map.of(
        SWITCHES,
        "http://localhost:" + switches.getAddress().getPort() + "/",
        "sla.db.name",
        DATABASE,
        "sla.db.port",
        String.valueOf(postgres.port()),
        "sla.kafka.bootstrap",
        kafka.bootstrap(),
        "sla.seal.keys",
        Sealing.PLATFORM_KEY,
        "sla.seal.current",
        "test",
        "sla.relay.poll",
        "PT0.01S",
        "quarkus.http.test-port",
        "0");
  }

  /** Pulls one of the switches, whose address a test finds in the configuration. */
  static void does(URI switches, String what) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(switches.resolve(what)).build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 204) {
        throw new IllegalStateException(what + " ended with " + status);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void offer(HttpServer switches, String what, Runnable action) {
    switches.createContext(
        "/" + what,
        exchange -> {
          try (exchange) {
            action.run();
            exchange.sendResponseHeaders(204, -1);
          } catch (RuntimeException e) {
            e.printStackTrace();
            exchange.sendResponseHeaders(500, -1);
          }
        });
  }

  private static void keepLog(Path folder) {
    Path kept = folder.resolve("kept");
    if (Files.exists(kept)) {
      PostgresCopies.move(kept, folder.resolve("kept-" + System.nanoTime()));
    }
    PostgresCopies.copy(folder.resolve("kafka"), kept, Set.of());
  }

  private static void putLogBack(Path folder) {
    PostgresCopies.move(folder.resolve("kafka"), folder.resolve("kafka-" + System.nanoTime()));
    PostgresCopies.move(folder.resolve("kept"), folder.resolve("kafka"));
  }

  /** As a broker does that takes its segments for corrupt: partitions stay, their records don't. */
  private static void loseLog(Path log) {
    try (Stream<Path> files = Files.walk(log)) {
      for (Path file : files.filter(BreakableParts::isOfLog).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfLog(Path file) {
    return Files.isRegularFile(file) && file.toString().matches(".*/sla\\.[^/]*/\\d+\\.[^/]*");
  }

  private static HttpServer switches() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("sla-breakable");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
