package org.slaledger.contract.terms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a point is measured, and what is taken for success; one record for each kind. A secret is
 * named, never given: its value stands in the configuration of each location.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ProbeTerms.Http.class, name = "HTTP"),
  @JsonSubTypes.Type(value = ProbeTerms.Tcp.class, name = "TCP"),
  @JsonSubTypes.Type(value = ProbeTerms.Tls.class, name = "TLS"),
  @JsonSubTypes.Type(value = ProbeTerms.Dns.class, name = "DNS"),
  @JsonSubTypes.Type(value = ProbeTerms.Heartbeat.class, name = "HEARTBEAT"),
  @JsonSubTypes.Type(value = ProbeTerms.Reported.class, name = "REPORTED")
})
public sealed interface ProbeTerms {

  /**
   * One HTTP request on a connection of its own, and what its answer must be.
   *
   * @param url http or https
   * @param method {@link HttpMethod#GET} where not given
   * @param headers sent besides those that HTTP asks for
   * @param body sent as it stands, in UTF-8; none where not given
   * @param version the one that must be spoken; whichever the target chooses where not given
   * @param redirects followed at most so often, each target checked like the first; a redirect is
   *     the answer itself where not given
   * @param expectStatus the statuses taken for success; any of 200 to 299 where not given
   * @param expectText must stand in the first 64 KiB of the body
   * @param expectPattern a regular expression (RE2's syntax) that must be found there
   * @param expectJson what must stand in the body, taken for JSON
   * @param maxLatency an answer that took longer, from the start to its end, is a failure
   * @param certificateValidFor the target's certificate must be valid for at least so long yet
   * @param clientCertificate names a certificate with its key in the configuration
   */
  record Http(
      URI url,
      @Nullable HttpMethod method,
      @Nullable List<HttpHeader> headers,
      @Nullable String body,
      @Nullable HttpVersion version,
      @Nullable Integer redirects,
      @Nullable List<Integer> expectStatus,
      @Nullable String expectText,
      @Nullable String expectPattern,
      @Nullable ExpectedJson expectJson,
      @Nullable Duration maxLatency,
      @Nullable Duration certificateValidFor,
      @Nullable String clientCertificate)
      implements ProbeTerms {
    /** A plain GET that is to be answered with 200 to 299. */
    public static Http get(URI url) {
      return new Http(url, null, null, null, null, null, null, null, null, null, null, null, null);
    }
  }

  /**
   * A connection that is to be accepted.
   *
   * @param port 1 to 65535
   * @param maxLatency one that took longer is a failure
   */
  record Tcp(String host, int port, @Nullable Duration maxLatency) implements ProbeTerms {}

  /**
   * A TLS handshake that is to succeed with a certificate that is trusted and names the host.
   *
   * @param port 1 to 65535
   * @param serverName asked for and looked for in the certificate; the host where not given
   * @param certificateValidFor the certificate must be valid for at least so long yet
   * @param clientCertificate names a certificate with its key in the configuration
   * @param maxLatency a handshake that took longer, with its connection, is a failure
   */
  record Tls(
      String host,
      int port,
      @Nullable String serverName,
      @Nullable Duration certificateValidFor,
      @Nullable String clientCertificate,
      @Nullable Duration maxLatency)
      implements ProbeTerms {}

  /**
   * A question to a name server that is to be answered.
   *
   * @param resolver {@code address} or {@code address:port}; those of the prober's machine where
   *     not given
   * @param expectAnswers the answer must hold each of these and nothing else, in any order, each in
   *     the presentation form of RFC 1035; any answer that is not empty where not given
   * @param maxLatency an answer that took longer is a failure
   */
  record Dns(
      String name,
      DnsType type,
      @Nullable String resolver,
      @Nullable List<String> expectAnswers,
      @Nullable Duration maxLatency)
      implements ProbeTerms {}

  /**
   * The customer's own job reports in, at least once in the point's interval; it has failed when it
   * was silent for longer than interval and timeout together.
   */
  record Heartbeat() implements ProbeTerms {}

  /**
   * An integrator publishes the evidence; nothing is probed.
   *
   * @param integrator its name, which is the location in the point's stream too
   */
  record Reported(String integrator) implements ProbeTerms {}
}
