package org.slaledger.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.parts.Await;

/** A service of the {@link Stand} that is ready. */
public final class RunningService implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(4);

  private final ChildJvm process;
  private final int port;
  private final int management;

  private RunningService(ChildJvm process, int port, int management) {
    this.process = process;
    this.port = port;
    this.management = management;
  }

  static RunningService start(ChildJvm.Order order, int port, int management, HttpClient http) {
    var service = new RunningService(ChildJvm.start(order), port, management);
    var ready = URI.create("http://localhost:" + management + "/q/health/ready");
    if (!Await.until(
            READY_WITHIN, () -> Http.status(http, ready) == 200 || !service.process.alive())
        || !service.process.alive()) {
      var lines = String.join("\n    ", service.process.lastLines(10));
      service.close();
      throw new IllegalStateException(order.name() + " did not start:\n    " + lines);
    }
    return service;
  }

  /** Where it takes requests. */
  public int port() {
    return port;
  }

  /** Where it tells of itself: health and metrics. */
  public int management() {
    return management;
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Sends it a signal: STOP lets it stand still, CONT lets it go on. */
  public void signal(String name) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kill -" + name + " ended with " + exit);
    }
  }

  /** Ends it at once. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
