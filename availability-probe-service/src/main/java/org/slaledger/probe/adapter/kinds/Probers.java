package org.slaledger.probe.adapter.kinds;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.AllowedAddresses;
import org.slaledger.probe.domain.ProbeResult;

/**
 * Probes of every kind, on event loops of their own: a new connection each, no thread held, at most
 * {@value HttpAnswer#LONGEST_BODY} bytes of a body looked at.
 */
public final class Probers implements Prober, AutoCloseable {
  private static final long LONGEST_STOP_SECONDS = 5;

  private final EventLoopGroup loops;
  private final DnsNames names;
  private final HttpProbes http;
  private final SocketProbes sockets;
  private final DnsProbes dns;

  /**
   * What the operator configures.
   *
   * @param secrets the folder of what terms name and do not hold
   * @param trusted certificates in PEM that are trusted besides the JDK's
   */
  public record Setup(AllowedAddresses allowed, @Nullable Path secrets, @Nullable Path trusted) {}

  /** By the machine's own name servers and hosts file. */
  public Probers(Setup setup) {
    this(setup, null);
  }

  Probers(Setup setup, @Nullable Names given) {
    boolean epoll = Epoll.isAvailable();
    DefaultThreadFactory threads = new DefaultThreadFactory("prober", true);
    int number = Runtime.getRuntime().availableProcessors();
    this.loops =
        epoll ? new EpollEventLoopGroup(number, threads) : new NioEventLoopGroup(number, threads);
    Class<? extends SocketChannel> type = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    DnsNames own =
        new DnsNames(
            loops.next(), epoll ? EpollDatagramChannel.class : NioDatagramChannel.class, type);
    this.names = own;
    Targets targets = new Targets(given == null ? own : given, setup.allowed());
    Secrets kept = new Secrets(setup.secrets());
    TlsContexts contexts = new TlsContexts(setup.trusted(), kept);
    Connections connections = new Connections(type, targets);
    this.http = new HttpProbes(connections, contexts, kept);
    this.sockets = new SocketProbes(connections, contexts);
    this.dns = new DnsProbes(targets);
  }

  @Override
  public Future<ProbeResult> probe(MeasurementPoint terms, Instant at) {
    Attempt attempt = new Attempt(loops.next(), terms, at, maxLatency(terms.probe()));
    attempt.loop().execute(() -> begin(attempt, terms));
    return attempt.result();
  }

  @Override
  public void close() {
    names.close();
    loops
        .shutdownGracefully(0, LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
  }

  private void begin(Attempt attempt, MeasurementPoint terms) {
    try {
      switch (terms.probe()) {
        case ProbeTerms.Http it -> http.begin(attempt, it);
        case ProbeTerms.Tcp it -> sockets.begin(attempt, it);
        case ProbeTerms.Tls it -> sockets.begin(attempt, it);
        case ProbeTerms.Dns it -> dns.begin(attempt, it, terms.timeout());
        case ProbeTerms.Heartbeat it -> throw notAsked(terms);
        case ProbeTerms.Reported it -> throw notAsked(terms);
      }
    } catch (RuntimeException e) {
      attempt.failed(e);
    }
  }

  private static IllegalArgumentException notAsked(MeasurementPoint terms) {
    return new IllegalArgumentException(terms.point() + " is not measured by asking it");
  }

  private static @Nullable Duration maxLatency(ProbeTerms probe) {
    return switch (probe) {
      case ProbeTerms.Http it -> it.maxLatency();
      case ProbeTerms.Tcp it -> it.maxLatency();
      case ProbeTerms.Tls it -> it.maxLatency();
      case ProbeTerms.Dns it -> it.maxLatency();
      case ProbeTerms.Heartbeat it -> null;
      case ProbeTerms.Reported it -> null;
    };
  }
}
