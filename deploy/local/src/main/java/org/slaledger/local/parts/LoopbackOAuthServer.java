package org.slaledger.local.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP server under mock-oauth2-server. Of the two that it brings, one keeps every
 * request for ever and the other needs a newer Netty than the services use.
 */
final class LoopbackOAuthServer implements OAuth2HttpServer {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable HttpServer server;

  @Override
  public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
    return start(0, handler);
  }

  @Override
  public OAuth2HttpServer start(
      int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
    return start(InetAddress.getLoopbackAddress(), port, handler);
  }

  @Override
  public OAuth2HttpServer start(
      InetAddress address,
      int port,
      Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
    try {
      var http = HttpServer.create(new InetSocketAddress(address, port), 0);
      http.setExecutor(threads);
      http.createContext("/", exchange -> answer(exchange, handler));
      http.start();
      server = http;
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(
      HttpExchange exchange, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler)
      throws IOException {
    try (exchange) {
      var response = handler.invoke(request(exchange));
      response.getHeaders().toMultimap().forEach(exchange.getResponseHeaders()::put);
      var body = body(response);
      exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private OAuth2HttpRequest request(HttpExchange exchange) throws IOException {
    var headers = new Headers.Builder();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    var host =
        Objects.requireNonNullElse(
            exchange.getRequestHeaders().getFirst("Host"), "localhost:" + port());
    var url = HttpUrl.get("http://" + host + exchange.getRequestURI());
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new OAuth2HttpRequest(headers.build(), exchange.getRequestMethod(), url, body);
  }

  private static byte[] body(OAuth2HttpResponse response) {
    if (response.getBytesBody() != null) {
      return response.getBytesBody();
    }
    return Objects.requireNonNullElse(response.getBody(), "").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public OAuth2HttpServer stop() {
    if (server != null) {
      server.stop(0);
    }
    threads.close();
    return this;
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public int port() {
    return Objects.requireNonNull(server, "not started").getAddress().getPort();
  }

  @Override
  public HttpUrl url(String path) {
    return Objects.requireNonNull(HttpUrl.get("http://localhost:" + port()).resolve(path), path);
  }

  @Override
  public @Nullable Ssl sslConfig() {
    return null;
  }
}
