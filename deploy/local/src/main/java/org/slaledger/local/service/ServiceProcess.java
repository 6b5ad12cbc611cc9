package org.slaledger.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slaledger.local.child.Breakable;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.parts.Await;

/** A service as a child process: started, asked for its health, stopped. */
public final class ServiceProcess implements Breakable, AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(240);

  private final ChildJvm.Order order;
  private final URI ready;
  private final HttpClient http;
  private volatile ChildJvm process;

  private ServiceProcess(ChildJvm.Order order, int managementPort, HttpClient http) {
    this.order = order;
    this.ready = URI.create("http://localhost:" + managementPort + "/q/health/ready");
    this.http = http;
    this.process = ChildJvm.start(order);
  }

  /** Starts it; {@link #awaitReady} tells when it can be used. */
  public static ServiceProcess start(ChildJvm.Order order, int managementPort, HttpClient http) {
    return new ServiceProcess(order, managementPort, http);
  }

  @Override
  public String name() {
    return order.name();
  }

  /**
   * Waits until it says that it is ready.
   *
   * @throws IllegalStateException if it ended or took longer than two minutes, with the last lines
   *     of its log
   */
  public void awaitReady() {
    if (Await.until(READY_WITHIN, () -> ready() || !alive()) && alive()) {
      process.startedWell();
      return;
    }
    var how =
        alive()
            ? "is not ready after " + READY_WITHIN.toSeconds() + " s"
            : "ended with exit code " + process.exitCode();
    throw new IllegalStateException(
        "%s %s; see %s, which ends:%n    %s"
            .formatted(name(), how, order.log(), String.join("\n    ", process.lastLines(8))));
  }

  /** Whether it says now that it is ready. */
  public boolean ready() {
    var request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean alive() {
    return process.alive();
  }

  @Override
  public void restart() {
    process.close();
    process = ChildJvm.start(order);
  }

  /** Whether it makes an ahead-of-time cache as it ends. */
  public boolean makesCache() {
    return process.makesCache();
  }

  /** Asks it to end; {@link #close} waits for that. */
  @Override
  public void terminate() {
    process.terminate();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public void freeze() {
    process.freeze();
  }

  @Override
  public void thaw() {
    process.thaw();
  }

  @Override
  public void close() {
    process.close();
  }
}
