package org.slaledger.probe.adapter.probe;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slaledger.testkit.Database;

/** The way to the database, which a test can cut and mend. */
final class Wire implements AutoCloseable {
  private final Vertx vertx;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final int port;
  private NetServer server;

  Wire(Vertx vertx) {
    this.vertx = vertx;
    this.server = listen(0);
    this.port = server.actualPort();
  }

  int port() {
    return port;
  }

  void cut() {
    server.close().toCompletionStage().toCompletableFuture().join();
    sockets.forEach(NetSocket::close);
    sockets.clear();
  }

  void mend() {
    server = listen(port);
  }

  @Override
  public void close() {
    cut();
  }

  private NetServer listen(int at) {
    return vertx
        .createNetServer()
        .connectHandler(this::through)
        .listen(at, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void through(NetSocket socket) {
    sockets.add(socket);
    socket.pause();
    vertx
        .createNetClient()
        .connect(Database.port(), "127.0.0.1")
        .onFailure(gone -> socket.close())
        .onSuccess(
            database -> {
              sockets.add(database);
              socket.handler(database::write);
              database.handler(socket::write);
              socket.closeHandler(closed -> database.close());
              database.closeHandler(closed -> socket.close());
              socket.resume();
            });
  }
}
