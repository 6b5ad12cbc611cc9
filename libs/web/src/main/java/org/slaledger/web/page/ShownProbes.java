package org.slaledger.web.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.HttpMethod;
import org.slaledger.contract.terms.HttpVersion;
import org.slaledger.contract.terms.ProbeTerms;

/** How templates say what a probe does and what it takes for success. */
@TemplateExtension
public final class ShownProbes {
  private ShownProbes() {}

  /** Such as {@code GET https://acme.example/health, answered with status 200}. */
  public static String words(ProbeTerms probe) {
    return String.join(
        ", ",
        switch (probe) {
          case ProbeTerms.Http http -> http(http);
          case ProbeTerms.Tcp tcp ->
              parts("a TCP connection to " + tcp.host() + ":" + tcp.port(), tcp.maxLatency());
          case ProbeTerms.Tls tls -> tls(tls);
          case ProbeTerms.Dns dns -> dns(dns);
          case ProbeTerms.Heartbeat heartbeat -> List.of("a job of the customer's that reports in");
          case ProbeTerms.Reported reported ->
              List.of("what " + reported.integrator() + " reports");
        });
  }

  private static List<String> http(ProbeTerms.Http http) {
    HttpMethod method = http.method() == null ? HttpMethod.GET : http.method();
    String version =
        http.version() == null
            ? ""
            : http.version() == HttpVersion.HTTP_2 ? " by HTTP/2" : " by HTTP/1.1";
    List<String> parts = parts(method + " " + http.url() + version, http.maxLatency());
    if (http.redirects() != null && http.redirects() > 0) {
      parts.add("following up to " + http.redirects() + " redirects");
    }
    List<Integer> statuses = http.expectStatus();
    parts.add(
        "answered with status "
            + (statuses == null
                ? "200 to 299"
                : statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "))));
    if (http.expectText() != null) {
      parts.add("with \"" + http.expectText() + "\" in its body");
    }
    if (http.expectPattern() != null) {
      parts.add("with a body that matches " + http.expectPattern());
    }
    if (http.expectJson() != null) {
      parts.add("with " + http.expectJson().path() + " = " + http.expectJson().value());
    }
    certificates(parts, http.certificateValidFor(), http.clientCertificate());
    return parts;
  }

  private static List<String> tls(ProbeTerms.Tls tls) {
    List<String> parts =
        parts("a TLS handshake with " + tls.host() + ":" + tls.port(), tls.maxLatency());
    if (tls.serverName() != null) {
      parts.add("as " + tls.serverName());
    }
    certificates(parts, tls.certificateValidFor(), tls.clientCertificate());
    return parts;
  }

  private static List<String> dns(ProbeTerms.Dns dns) {
    List<String> parts = parts("the " + dns.type() + " records of " + dns.name(), dns.maxLatency());
    if (dns.resolver() != null) {
      parts.add("asked of " + dns.resolver());
    }
    if (dns.expectAnswers() != null) {
      parts.add("which are " + String.join("; ", dns.expectAnswers()));
    }
    return parts;
  }

  private static List<String> parts(String first, @Nullable Duration within) {
    List<String> parts = new ArrayList<>(List.of(first));
    if (within != null) {
      parts.add("within " + ShownTimes.words(within));
    }
    return parts;
  }

  private static void certificates(
      List<String> parts, @Nullable Duration validFor, @Nullable String client) {
    if (validFor != null) {
      parts.add("with a certificate that is valid for " + ShownTimes.words(validFor) + " yet");
    }
    if (client != null) {
      parts.add("with the client certificate " + client);
    }
  }
}
