package org.slaledger.bench.probes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A target that takes every connection and never answers. */
final class Hanging implements AutoCloseable {
  private static final int BACKLOG = 4096;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel server = ServerSocketChannel.open();

  Hanging() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    Thread.ofPlatform().daemon().name("hanging").start(this::run);
  }

  int port() {
    return server.socket().getLocalPort();
  }

  private void run() {
    ByteBuffer ignored = ByteBuffer.allocate(4096);
    while (selector.isOpen()) {
      try {
        selector.select(key -> serve(key, ignored));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (java.nio.channels.ClosedSelectorException e) {
        return;
      }
    }
  }

  private void serve(SelectionKey key, ByteBuffer ignored) {
    try {
      if (key.isAcceptable()) {
        SocketChannel accepted = server.accept();
        if (accepted != null) {
          accepted.configureBlocking(false);
          accepted.register(selector, SelectionKey.OP_READ);
        }
      } else if (((SocketChannel) key.channel()).read(ignored.clear()) < 0) {
        key.channel().close();
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    selector.close();
  }
}
