package org.slaledger.probe.adapter.kinds;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.adapter.kinds.Connections.Peer;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.Succeeded;

/** Connections and handshakes that are to succeed. */
final class SocketProbes {
  private final Connections connections;
  private final TlsContexts contexts;

  SocketProbes(Connections connections, TlsContexts contexts) {
    this.connections = connections;
    this.contexts = contexts;
  }

  void begin(Attempt attempt, ProbeTerms.Tcp tcp) {
    Peer peer = new Peer(tcp.host(), tcp.port(), tcp.host(), null);
    connections.open(
        attempt,
        peer,
        open -> attempt.ended(new Succeeded(null)),
        forbidden -> attempt.failed(forbidden));
  }

  void begin(Attempt attempt, ProbeTerms.Tls tls) {
    Peer peer =
        new Peer(
            tls.host(),
            tls.port(),
            Objects.requireNonNullElse(tls.serverName(), tls.host()),
            contexts.plain(tls.clientCertificate()));
    connections.open(
        attempt,
        peer,
        open ->
            attempt.ended(
                endsTooSoon(open, attempt.at(), tls.certificateValidFor())
                    .<org.slaledger.probe.domain.ProbeResult.Outcome>map(failed -> failed)
                    .orElse(new Succeeded(null))),
        forbidden -> attempt.failed(forbidden));
  }

  /** Whether the peer's certificate is not valid for long enough any more. */
  static Optional<Failed> endsTooSoon(Channel channel, Instant now, @Nullable Duration validFor) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (validFor == null || tls == null) {
      return Optional.empty();
    }
    try {
      X509Certificate leaf = (X509Certificate) tls.engine().getSession().getPeerCertificates()[0];
      Instant end = leaf.getNotAfter().toInstant();
      return end.isBefore(now.plus(validFor))
          ? Optional.of(
              new Failed(FailureReason.CERTIFICATE, null, "the certificate ends at " + end, null))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.of(new Failed(FailureReason.TLS, null, "no certificate was shown", null));
    }
  }
}
