package org.slaledger.probe.adapter.kinds;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.xbill.DNS.Message;

/** Servers on this machine that answer in every way that a target can go wrong, and well. */
final class ScriptedTarget implements AutoCloseable {
  private static final String HERE = "127.0.0.1";
  private static final Duration YEAR = Duration.ofDays(365);

  private final Vertx vertx = Vertx.vertx();
  private final Path folder;
  private final Authority trusted;
  private final Authority client;
  private final Authority unknown;

  /** In a folder of its own, which becomes the prober's secrets too. */
  ScriptedTarget(Path folder) throws IOException {
    this.folder = folder;
    this.trusted = new Authority(folder, "trusted");
    this.client = new Authority(folder, "client");
    this.unknown = new Authority(folder, "unknown");
    Authority.Issued prober = client.certificate("prober.test", YEAR);
    Files.copy(prober.certificate(), folder.resolve("prober.crt"));
    Files.copy(prober.key(), folder.resolve("prober.key"));
    Files.writeString(folder.resolve("health-key"), "s3cret\n");
  }

  Path secrets() {
    return folder;
  }

  /** Who issued all certificates but that of {@link #unknownCertificate}. */
  Path trusted() {
    return trusted.certificate();
  }

  int nobody() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HERE))) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server that does what is said with each connection. */
  int raw(Consumer<NetSocket> connection) {
    return net(new NetServerOptions(), connection);
  }

  /** The same, where closing is a reset. */
  int abrupt(Consumer<NetSocket> connection) {
    return net(new NetServerOptions().setSoLinger(0), connection);
  }

  /** A server that writes this to whoever asks anything, and leaves the connection open. */
  int answering(String... parts) {
    return raw(
        socket ->
            socket.handler(
                request -> {
                  for (String part : parts) {
                    socket.write(part);
                  }
                }));
  }

  /** A server that writes one part each tenth of a second. */
  int dripping(String first, String each) {
    return raw(
        socket ->
            socket.handler(
                request -> {
                  socket.handler(more -> {});
                  socket.write(first);
                  long timer = vertx.setPeriodic(100, tick -> socket.write(each));
                  socket.closeHandler(closed -> vertx.cancelTimer(timer));
                }));
  }

  int http(Consumer<HttpServerRequest> answer) {
    return server(new HttpServerOptions(), answer);
  }

  int https(Consumer<HttpServerRequest> answer) {
    return server(secure(good(), new HttpServerOptions()), answer);
  }

  int onlyHttpOne(Consumer<HttpServerRequest> answer) {
    return server(secure(good(), new HttpServerOptions()).setUseAlpn(false), answer);
  }

  int expiredCertificate() {
    return server(
        secure(trusted.certificate("localhost", Duration.ofHours(-1)), new HttpServerOptions()),
        ScriptedTarget::ok);
  }

  int endingCertificate() {
    return server(
        secure(trusted.certificate("localhost", Duration.ofDays(10)), new HttpServerOptions()),
        ScriptedTarget::ok);
  }

  int othersCertificate() {
    return server(
        secure(trusted.certificate("other.test", YEAR), new HttpServerOptions()),
        ScriptedTarget::ok);
  }

  int unknownCertificate() {
    return server(
        secure(unknown.certificate("localhost", YEAR), new HttpServerOptions()),
        ScriptedTarget::ok);
  }

  int demandingCertificate() {
    HttpServerOptions options = secure(good(), new HttpServerOptions());
    options.setClientAuth(ClientAuth.REQUIRED);
    options.setTrustOptions(new PemTrustOptions().addCertPath(client.certificate().toString()));
    return server(options, ScriptedTarget::ok);
  }

  /** A name server. */
  int names(Function<Message, Message> answer) {
    DatagramSocket socket = vertx.createDatagramSocket();
    socket.handler(
        packet -> {
          try {
            Message reply = answer.apply(new Message(packet.data().getBytes()));
            socket.send(
                Buffer.buffer(reply.toWire()), packet.sender().port(), packet.sender().host());
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return await(socket.listen(0, HERE)).localAddress().port();
  }

  int silentNames() {
    return await(vertx.createDatagramSocket().listen(0, HERE)).localAddress().port();
  }

  static void ok(HttpServerRequest request) {
    request.response().end("all is well");
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private int net(NetServerOptions options, Consumer<NetSocket> connection) {
    return await(vertx.createNetServer(options).connectHandler(connection::accept).listen(0, HERE))
        .actualPort();
  }

  private int server(HttpServerOptions options, Consumer<HttpServerRequest> answer) {
    return await(vertx.createHttpServer(options).requestHandler(answer::accept).listen(0, HERE))
        .actualPort();
  }

  private static HttpServerOptions secure(Authority.Issued issued, HttpServerOptions options) {
    options.setSsl(true).setUseAlpn(true);
    options.setKeyCertOptions(
        new PemKeyCertOptions()
            .setCertPath(issued.certificate().toString())
            .setKeyPath(issued.key().toString()));
    return options;
  }

  private Authority.Issued good() {
    return trusted.certificate("localhost", YEAR);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
