package org.slaledger.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.child.RunFolder;
import org.slaledger.local.parts.Ports;

class ServiceProcessTest {
  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A service of this test: ready as soon as it listens. */
  public static final class Ready {
    public static void main(String[] arguments) throws Exception {
      var port = Integer.parseInt(arguments[0]);
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext(
          "/q/health/ready",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(200, -1);
            }
          });
      server.start();
    }
  }

  /** A service of this test that ends as it starts. */
  public static final class Broken {
    public static void main(String[] arguments) {
      System.out.println("the database does not answer");
      System.exit(3);
    }
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void a_service_is_awaited_until_it_is_ready_and_can_be_started_again() {
    // Given
    var port = Ports.free();
    try (var process = ServiceProcess.start(order(Ready.class, port), port, http)) {
      process.awaitReady();

      // When
      process.restart();

      // Then
      assertThatCode(process::awaitReady).doesNotThrowAnyException();
      assertThat(process.alive()).isTrue();
    }
  }

  @Test
  void a_service_that_ends_as_it_starts_is_reported_with_the_end_of_its_log() {
    var port = Ports.free();
    try (var process = ServiceProcess.start(order(Broken.class, port), port, http)) {
      assertThatThrownBy(process::awaitReady)
          .hasMessageContaining("part ended with exit code 3")
          .hasMessageContaining("the database does not answer");
    }
  }

  private ChildJvm.Order order(Class<?> main, int port) {
    return new ChildJvm.Order(
        "part",
        folder.resolve("part.log"),
        new RunFolder(folder.resolve("run")),
        List.of("-Xmx32m"),
        ChildJvm.ownClassPath(),
        main.getName(),
        List.of(String.valueOf(port)),
        Map.of());
  }
}
