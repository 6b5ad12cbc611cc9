package org.slaledger.probe.adapter.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.contract.terms.ProbeTerms;

/**
 * What blackbox_exporter says of the same targets, where it can be told to ask the same. Passed
 * over on a machine that does not have it, unless {@code SLA_EVERY_FAULT} is set.
 */
class BlackboxTest {
  private static final Path EXPORTER = Path.of("/usr/bin/prometheus-blackbox-exporter");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** what is up is waited for, as the first handshake of a busy machine takes its time */
  private static final String PATIENCE = "20";

  private static final String A_SECOND = "1.5";

  @TempDir private static Path folder;
  private static ScriptedTarget target;
  private static Process exporter;
  private static String address;

  @BeforeAll
  static void start() throws IOException {
    boolean demanded = !System.getenv().getOrDefault("SLA_EVERY_FAULT", "").isEmpty();
    assumeTrue(demanded || Files.isExecutable(EXPORTER), EXPORTER + " is not installed");
    target = new ScriptedTarget(folder);
    Path config = Files.writeString(folder.resolve("blackbox.yml"), modules());
    address = "127.0.0.1:" + target.nobody();
    exporter =
        new ProcessBuilder(
                EXPORTER.toString(),
                "--config.file=" + config,
                "--web.listen-address=" + address,
                "--log.level=error")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("blackbox.log").toFile())
            .start();
    Awaitility.await()
        .ignoreExceptions()
        .until(() -> get("http://" + address + "/-/healthy", PATIENCE).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    if (exporter != null) {
      exporter.destroyForcibly();
      target.close();
    }
  }

  static Stream<Way> ways() {
    return Ways.all().filter(way -> way.module() != null);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void both_say_the_same(Way way) throws Exception {
    // Given
    ProbeTerms terms = way.terms().at(way.start().applyAsInt(target));
    // When
    HttpResponse<String> answer =
        get(
            "http://%s/probe?module=%s&target=%s"
                .formatted(
                    address, way.module(), URLEncoder.encode(aim(terms), StandardCharsets.UTF_8)),
            way.verdict() == null ? PATIENCE : A_SECOND);
    // Then
    assertThat(answer.body().lines()).contains("probe_success " + (way.verdict() == null ? 1 : 0));
  }

  private static String aim(ProbeTerms terms) {
    return switch (terms) {
      case ProbeTerms.Http http -> http.url().toString();
      case ProbeTerms.Tcp tcp -> tcp.host() + ":" + tcp.port();
      case ProbeTerms.Tls tls -> tls.host() + ":" + tls.port();
      case ProbeTerms.Dns dns -> String.valueOf(dns.resolver());
      case ProbeTerms.Heartbeat none -> throw new IllegalArgumentException();
      case ProbeTerms.Reported none -> throw new IllegalArgumentException();
    };
  }

  /** {@code seconds}: how long the exporter may take, and half a second that it keeps back */
  private static HttpResponse<String> get(String url, String seconds)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("X-Prometheus-Scrape-Timeout-Seconds", seconds)
            .timeout(Duration.ofSeconds(30))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String modules() {
    String tls = "tls_config: {ca_file: " + target.trusted() + "}";
    String client =
        "tls_config: {ca_file: %s, cert_file: %s, key_file: %s}"
            .formatted(
                target.trusted(),
                target.secrets().resolve("prober.crt"),
                target.secrets().resolve("prober.key"));
    return Stream.of(
            List.of("plain", "http", ""),
            List.of("secure", "http", tls),
            List.of("client", "http", client),
            List.of("still", "http", "follow_redirects: false"),
            List.of("status200", "http", "valid_status_codes: [200]"),
            List.of("status401", "http", "valid_status_codes: [401]"),
            List.of("well", "http", "fail_if_body_not_matches_regexp: [well]"),
            List.of("green", "http", "fail_if_body_not_matches_regexp: ['status:\\s+green']"),
            List.of("tcp", "tcp", ""),
            List.of("tls", "tcp", "tls: true, " + tls),
            List.of(
                "dns",
                "dns",
                "query_name: shop.example, query_type: A,"
                    + " validate_answer_rrs: {fail_if_not_matches_regexp: ['192.0.2.7']}"))
        .map(
            it ->
                "  %s: {prober: %s, timeout: 20s, %s: {%spreferred_ip_protocol: ip4}}"
                    .formatted(
                        it.get(0),
                        it.get(1),
                        it.get(1),
                        it.get(2).isEmpty() ? "" : it.get(2) + ", "))
        .reduce("modules:", (all, one) -> all + "\n" + one);
  }
}
