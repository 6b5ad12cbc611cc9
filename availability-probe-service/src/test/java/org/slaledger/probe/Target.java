package org.slaledger.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server that answers what a test wants. */
public final class Target implements AutoCloseable {
  private final AtomicInteger status = new AtomicInteger(200);
  private volatile String body = "";
  private final HttpServer server;

  /** Starts it; it answers 200. */
  public Target() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] said = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status.get(), said.length == 0 ? -1 : said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    server.start();
  }

  /** Where it is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health");
  }

  /** From now on it answers this. */
  public void answers(int code) {
    status.set(code);
  }

  /** And this. */
  public void says(String text) {
    body = text;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
