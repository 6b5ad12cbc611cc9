package org.slaledger.soak;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that is always up and remembers by the machine's clock when each point was probed. */
final class ProbedTarget implements AutoCloseable {
  private final Map<String, Queue<Instant>> probed = new ConcurrentHashMap<>();
  private final HttpServer server;

  ProbedTarget() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String point = exchange.getRequestURI().getPath().substring(1);
            probed.computeIfAbsent(point, it -> new ConcurrentLinkedQueue<>()).add(Instant.now());
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  URI of(String point) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + point);
  }

  /** The last time before an instant at which a point was probed. */
  Instant lastBefore(String point, Instant instant) {
    return all(point).stream().filter(at -> at.isBefore(instant)).toList().getLast();
  }

  /** The first time after an instant at which a point was probed. */
  Instant firstAfter(String point, Instant instant) {
    return all(point).stream().filter(at -> at.isAfter(instant)).findFirst().orElseThrow();
  }

  private List<Instant> all(String point) {
    return new ArrayList<>(probed.getOrDefault(point, new ConcurrentLinkedQueue<>()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
