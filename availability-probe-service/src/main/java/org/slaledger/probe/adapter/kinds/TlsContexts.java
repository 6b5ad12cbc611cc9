package org.slaledger.probe.adapter.kinds;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.HttpVersion;

/**
 * How TLS is spoken: with whom the JDK trusts and whom the operator trusts besides, with the host's
 * name looked for in the certificate, and with a client certificate where the terms name one.
 */
final class TlsContexts {
  private static final List<String> ANY =
      List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);

  private final TrustManagerFactory trusted;
  private final Secrets secrets;
  private final Map<Key, Kept> contexts = new ConcurrentHashMap<>();

  /**
   * With whom to trust.
   *
   * @param besides a file of certificates in PEM
   */
  TlsContexts(@Nullable Path besides, Secrets secrets) {
    this.trusted = trusting(besides);
    this.secrets = secrets;
  }

  private record Key(@Nullable String clientCertificate, List<String> protocols) {}

  /** Made for a client certificate as it stood then. */
  private record Kept(Secrets.@Nullable Pair client, SslContext context) {}

  /** For a handshake alone. */
  SslContext plain(@Nullable String clientCertificate) {
    return context(new Key(clientCertificate, List.of()));
  }

  /**
   * For HTTP.
   *
   * @param version whichever the target chooses where null
   */
  SslContext http(@Nullable String clientCertificate, @Nullable HttpVersion version) {
    List<String> protocols =
        version == null
            ? ANY
            : switch (version) {
              case HTTP_1_1 -> List.of(ApplicationProtocolNames.HTTP_1_1);
              case HTTP_2 -> List.of(ApplicationProtocolNames.HTTP_2);
            };
    return context(new Key(clientCertificate, protocols));
  }

  private SslContext context(Key key) {
    String name = key.clientCertificate();
    Secrets.Pair client = name == null ? null : secrets.certificate(name);
    Kept kept = contexts.get(key);
    if (kept == null || (client != null && !client.equals(kept.client()))) {
      kept = new Kept(client, made(key, client));
      contexts.put(key, kept);
    }
    return kept.context();
  }

  private SslContext made(Key key, Secrets.@Nullable Pair client) {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .trustManager(trusted)
              .endpointIdentificationAlgorithm("HTTPS");
      if (!key.protocols().isEmpty()) {
        builder.applicationProtocolConfig(
            new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                key.protocols()));
      }
      if (client != null) {
        builder.keyManager(client.certificate().toFile(), client.key().toFile());
      }
      return builder.build();
    } catch (IOException | IllegalArgumentException e) {
      throw new Secrets.Missing("certificate " + key.clientCertificate() + " that can be used");
    }
  }

  private static TrustManagerFactory trusting(@Nullable Path besides) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      if (besides == null) {
        return factory;
      }
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (X509Certificate known : known(factory)) {
        all.setCertificateEntry("known-" + number++, known);
      }
      for (Certificate more : read(besides)) {
        all.setCertificateEntry("more-" + number++, more);
      }
      factory.init(all);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "sla.probe.trusted-certificates must name a file of certificates in PEM: " + besides, e);
    }
  }

  private static List<X509Certificate> known(TrustManagerFactory factory) {
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  private static List<Certificate> read(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }
}
