package org.slaledger.probe.adapter.kinds;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.util.List;

/**
 * Asks the machine's hosts file and name servers, asynchronously: a name server that hangs holds up
 * no other probe. Answers are kept as long as they say, 30 s at most.
 */
final class DnsNames implements Names, AutoCloseable {
  private static final int LONGEST_KEPT_SECONDS = 30;

  private final DnsNameResolver resolver;

  DnsNames(
      EventLoop loop,
      Class<? extends DatagramChannel> datagrams,
      Class<? extends SocketChannel> sockets) {
    this.resolver =
        new DnsNameResolverBuilder(loop)
            .datagramChannelType(datagrams)
            .socketChannelType(sockets)
            .ttl(0, LONGEST_KEPT_SECONDS)
            .negativeTtl(0)
            .build();
  }

  @Override
  public Future<List<InetAddress>> addresses(String host) {
    Promise<List<InetAddress>> found = Promise.promise();
    resolver
        .resolveAll(host)
        .addListener(
            (io.netty.util.concurrent.Future<List<InetAddress>> answer) -> {
              if (answer.isSuccess()) {
                found.complete(answer.getNow());
              } else {
                found.fail(answer.cause());
              }
            });
    return found.future();
  }

  @Override
  public void close() {
    resolver.close();
  }
}
