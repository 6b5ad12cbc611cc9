package org.slaledger.bench.probes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slaledger.bench.stand.Usage;
import org.slaledger.local.parts.Await;
import org.slaledger.local.parts.Ports;

/** Debian's prometheus-blackbox-exporter, asked by several clients as Prometheus asks it. */
final class Exporter implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-blackbox-exporter");
  private static final int CLIENTS = 32;
  private static final String CONFIG =
      """
      modules:
        http: {prober: http, timeout: 5s, http: {preferred_ip_protocol: ip4}}
      """;

  private final Process process;
  private final int port = Ports.free();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Exporter(Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("blackbox.yml"), CONFIG);
    this.process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + config,
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=error")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("blackbox.log").toFile())
            .start();
    if (!Await.until(Duration.ofSeconds(20), () -> status("/-/healthy") == 200)) {
      throw new IllegalStateException("the exporter did not start");
    }
  }

  static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  /** Has a target probed for a while; how many probes a second of its CPU made. */
  double probesPerCpuSecond(URI target, Duration during) throws Exception {
    double before = Usage.cpuSeconds(process.pid());
    long end = System.nanoTime() + during.toNanos();
    long made = 0;
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(client(target, end)));
      }
      for (Future<Integer> client : clients) {
        made += client.get();
      }
    }
    return made / (Usage.cpuSeconds(process.pid()) - before);
  }

  private Callable<Integer> client(URI target, long end) {
    return () -> {
      int made = 0;
      while (System.nanoTime() < end) {
        if (status("/probe?module=http&target=" + target) != 200) {
          throw new IllegalStateException("the exporter did not answer");
        }
        made++;
      }
      return made;
    };
  }

  private int status(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofSeconds(10))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() throws InterruptedException {
    http.close();
    process.destroyForcibly().waitFor();
  }
}
