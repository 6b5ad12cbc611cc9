package org.slaledger.local.door;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one address of the platform, on the loopback address: hands each request to the service that
 * {@link Routes} names, says for whom (X-Forwarded-*, whatever the client claimed), streams bodies
 * both ways, and answers for a service that can't be reached.
 */
public final class FrontDoor implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx;
  private final HttpServer server;

  private FrontDoor(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /** Opens it; port 0 takes a free one. */
  public static FrontDoor open(int port, Routes routes) {
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
    var client = vertx.createHttpClient(client());
    var proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client);
    proxy.origin(context -> connect(context, routes)).addInterceptor(new Handover(routes));
    var server = vertx.createHttpServer(server(port));
    server.requestHandler(request -> receive(request, routes, proxy));
    await(server.listen());
    return new FrontDoor(vertx, server);
  }

  private static HttpServerOptions server(int port) {
    // no upgrade to HTTP/2: without TLS it has nothing to give here, and clients differ in how they
    // do it
    return new HttpServerOptions().setHost(HOST).setPort(port).setHttp2ClearTextEnabled(false);
  }

  private static HttpClientOptions client() {
    // an event stream holds a connection for as long as its page is open
    return new HttpClientOptions()
        .setMaxPoolSize(512)
        .setConnectTimeout(2000)
        .setKeepAliveTimeout(15);
  }

  private static void receive(HttpServerRequest request, Routes routes, HttpProxy proxy) {
    switch (routes.of(path(request))) {
      case Destination.To to -> proxy.handle(request);
      case Destination.Nowhere nowhere -> refuse(request, Refusal.nowhere(path(request)));
    }
  }

  private static Future<HttpClientRequest> connect(ProxyContext context, Routes routes) {
    return switch (routes.of(path(context.request().proxiedRequest()))) {
      case Destination.To to -> {
        var address = SocketAddress.inetSocketAddress(to.port(), HOST);
        yield context.client().request(new RequestOptions().setServer(address));
      }
      case Destination.Nowhere nowhere -> Future.failedFuture("no service answers this path");
    };
  }

  private static void refuse(HttpServerRequest request, Refusal refusal) {
    var page = Refusal.wantsPage(request.getHeader("Accept"));
    var unused =
        request
            .response()
            .setStatusCode(refusal.status())
            .putHeader("Content-Type", Refusal.contentType(page))
            .end(refusal.body(page));
  }

  static String path(HttpServerRequest request) {
    return Objects.requireNonNullElse(request.path(), "/");
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static <T> void await(Future<T> future) {
    try {
      var unused = future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the front door", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
