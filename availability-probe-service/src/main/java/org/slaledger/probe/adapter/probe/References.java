package org.slaledger.probe.adapter.probe;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places that are there as long as the prober's own network is. An answer is good for a second: if
 * many ask at once, each place is tried once. For use by one thread.
 */
final class References {
  private static final int PATIENCE_MILLIS = 2000;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final List<SocketAddress> places;
  private final NetClient client;
  private @Nullable Future<Boolean> last;
  private long asked;

  /**
   * Not tried yet.
   *
   * @param places each {@code host:port}; may be none
   */
  References(Vertx vertx, List<String> places) {
    this.places = places.stream().map(References::place).toList();
    this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(PATIENCE_MILLIS));
  }

  boolean areConfigured() {
    return !places.isEmpty();
  }

  /** Whether a connection to any of them stands within two seconds. */
  Future<Boolean> reached() {
    long now = System.nanoTime();
    Future<Boolean> known = last;
    if (known == null || known.isComplete() && now - asked > FRESH.toNanos()) {
      asked = now;
      known = Future.any(places.stream().map(this::reached).toList()).map(true).otherwise(false);
      last = known;
    }
    return known;
  }

  private Future<Void> reached(SocketAddress place) {
    return client.connect(place).compose(NetSocket::close);
  }

  private static SocketAddress place(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
      return SocketAddress.inetSocketAddress(Integer.parseInt(text.substring(colon + 1)), host);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IllegalStateException("sla.probe.references: no host:port: " + text, e);
    }
  }
}
