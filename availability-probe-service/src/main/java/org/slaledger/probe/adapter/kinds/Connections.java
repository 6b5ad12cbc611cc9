package org.slaledger.probe.adapter.kinds;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.adapter.kinds.Attempt.Phase;

/** Opens a connection of its own for each attempt, to the address that was resolved and checked. */
final class Connections {
  private final Class<? extends SocketChannel> type;
  private final Targets targets;

  Connections(Class<? extends SocketChannel> type, Targets targets) {
    this.type = type;
    this.targets = targets;
  }

  /**
   * Where to connect to.
   *
   * @param serverName asked for and looked for in the certificate
   * @param tls none for a connection in the clear
   */
  record Peer(String host, int port, String serverName, @Nullable SslContext tls) {}

  /**
   * Opens, and ends the attempt if that fails.
   *
   * @param ready called on the attempt's event loop before anything is read
   * @param forbidden told instead of ending the attempt, where the address is not allowed
   */
  void open(
      Attempt attempt, Peer peer, Consumer<Channel> ready, Consumer<Targets.Forbidden> forbidden) {
    targets
        .addressOf(peer.host())
        .onComplete(
            found ->
                attempt
                    .loop()
                    .execute(
                        () -> {
                          attempt.reached(Phase.RESOLVE);
                          if (found.succeeded()) {
                            connect(attempt, peer, found.result(), ready);
                          } else if (found.cause() instanceof Targets.Forbidden no) {
                            forbidden.accept(no);
                          } else {
                            attempt.failed(found.cause());
                          }
                        }));
  }

  private void connect(Attempt attempt, Peer peer, InetAddress address, Consumer<Channel> ready) {
    if (attempt.over()) {
      return;
    }
    ChannelFuture connecting =
        new Bootstrap()
            .group(attempt.loop())
            .channel(type)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(new Faults(attempt))
            .connect(address, peer.port());
    attempt.uses(connecting.channel());
    connecting.addListener(
        (ChannelFuture connected) -> {
          if (!connected.isSuccess()) {
            attempt.failed(connected.cause());
            return;
          }
          attempt.reached(Phase.CONNECT);
          secure(attempt, peer, connected.channel(), ready);
        });
  }

  private static void secure(Attempt attempt, Peer peer, Channel channel, Consumer<Channel> ready) {
    if (peer.tls() == null) {
      ready.accept(channel);
      return;
    }
    SslHandler tls = peer.tls().newHandler(channel.alloc(), peer.serverName(), peer.port());
    tls.setHandshakeTimeoutMillis(0);
    tls.setCloseNotifyFlushTimeoutMillis(0);
    channel.pipeline().addFirst(tls);
    tls.handshakeFuture()
        .addListener(
            (Future<Channel> shaken) -> {
              if (!shaken.isSuccess()) {
                attempt.failed(shaken.cause());
                return;
              }
              attempt.reached(Phase.HANDSHAKE);
              ready.accept(channel);
            });
  }

  /** What nobody else takes care of ends the attempt. */
  private static final class Faults extends ChannelInboundHandlerAdapter {
    private final Attempt attempt;

    Faults(Attempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (attempt.isOn(context.channel())) {
        attempt.failed(cause);
      }
    }
  }
}
