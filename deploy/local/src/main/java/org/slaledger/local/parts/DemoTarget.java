package org.slaledger.local.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP server that can be agreed as a measurement point, taken down and brought back.
 * {@code GET /healthz} says whether it is up; its control port takes {@code POST /down}
 * (connections are refused), {@code POST /down?how=503} (it answers, that it is down) and {@code
 * POST /up}, and tells its state at {@code GET /}.
 */
public final class DemoTarget implements AutoCloseable {
  private final int port;
  private final HttpServer control;
  private final AtomicBoolean failing = new AtomicBoolean();
  private @Nullable HttpServer target;

  private DemoTarget(int port, int controlPort) {
    this.port = port;
    this.control = listen(controlPort);
  }

  /** Starts it, up. */
  public static DemoTarget start(int port, int controlPort) {
    var demo = new DemoTarget(port, controlPort);
    demo.control.createContext("/", demo::control);
    demo.control.start();
    demo.up();
    return demo;
  }

  public int port() {
    return port;
  }

  public int controlPort() {
    return control.getAddress().getPort();
  }

  /** Answers 200 from now on. */
  public synchronized void up() {
    failing.set(false);
    if (target == null) {
      var server = listen(port);
      server.createContext("/healthz", this::healthz);
      server.start();
      target = server;
    }
  }

  /** Refuses connections from now on. */
  public synchronized void down() {
    if (target != null) {
      target.stop(0);
      target = null;
    }
  }

  /** Answers 503 from now on. */
  public synchronized void fail() {
    up();
    failing.set(true);
  }

  private synchronized String state() {
    return target == null ? "down" : failing.get() ? "failing" : "up";
  }

  private void healthz(HttpExchange exchange) throws IOException {
    if (failing.get()) {
      answer(exchange, 503, "down");
    } else {
      answer(exchange, 200, "up");
    }
  }

  private void control(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod() + " " + exchange.getRequestURI()) {
      case "POST /up" -> up();
      case "POST /down" -> down();
      case "POST /down?how=503" -> fail();
      case "GET /" -> {}
      default -> {
        answer(exchange, 404, "POST /up, /down or /down?how=503; GET / for the state");
        return;
      }
    }
    answer(exchange, 200, state());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      var body = (text + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static HttpServer listen(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    down();
    control.stop(0);
  }
}
