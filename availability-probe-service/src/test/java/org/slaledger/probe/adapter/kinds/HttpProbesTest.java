package org.slaledger.probe.adapter.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.AllowedAddresses;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.NotMade;
import org.slaledger.probe.domain.ProbeResult.Succeeded;

/** Probes of real servers on this machine. */
class HttpProbesTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static Vertx vertx;

  private static final Names LOCAL = host -> Future.succeededFuture(List.of(HERE));
  private static final AllowedAddresses LOOPBACK = new AllowedAddresses(List.of("127.0.0.0/8"));

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource({
    "200, , true",
    "204, , true",
    "299, , true",
    "301, , false",
    "404, , false",
    "503, , false",
    "301, 301, true",
    "200, 301, false"
  })
  void the_status_decides_as_agreed(int status, @Nullable Integer expected, boolean success) {
    // Given
    int port = serve(answers(status, "hello"));
    // When
    ProbeResult result = probe(terms(port, 5000, expected));
    // Then
    assertThat(result.at()).isEqualTo(NOON);
    assertThat(result.took()).isPositive();
    assertThat(result.outcome())
        .isEqualTo(
            success
                ? new Succeeded(status)
                : new Failed(FailureReason.STATUS, status, "answered " + status, "hello"));
  }

  @Test
  void a_target_that_refuses_is_refused() throws IOException {
    // Given
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
      port = free.getLocalPort();
    }
    // When
    ProbeResult result = probe(terms(port, 5000, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.REFUSED);
  }

  @Test
  void a_target_that_hangs_times_out() {
    // Given
    int port = serve(socket -> {});
    // When
    ProbeResult result = probe(terms(port, 50, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.TIMEOUT);
  }

  @Test
  void a_body_that_never_ends_within_the_timeout_times_out() {
    // Given
    int port =
        serve(socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegun"));
    // When
    ProbeResult result = probe(terms(port, 50, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.TIMEOUT);
  }

  @Test
  void a_target_that_closes_before_it_answers_is_a_reset() {
    // Given
    int port = serve(socket -> socket.handler(request -> socket.close()));
    // When
    ProbeResult result = probe(terms(port, 5000, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.RESET);
  }

  @Test
  void a_target_that_closes_within_its_body_is_a_reset() {
    // Given
    int port =
        serve(
            socket ->
                socket.handler(
                    request ->
                        socket
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegun")
                            .onComplete(written -> socket.close())));
    // When
    ProbeResult result = probe(terms(port, 5000, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.RESET);
  }

  @Test
  void a_target_that_speaks_no_http_is_a_protocol_failure() {
    // Given
    int port = serve(socket -> socket.handler(request -> socket.write("220 mail ready\r\n\r\n")));
    // When
    ProbeResult result = probe(terms(port, 5000, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.PROTOCOL);
  }

  @Test
  void a_target_that_speaks_no_tls_is_a_tls_failure() {
    // Given
    int port = serve(answers(200, "hello"));
    // When
    ProbeResult result = probe(terms("https://portal.test:" + port + "/", 5000, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.TLS);
  }

  @Test
  void a_name_that_does_not_resolve_is_a_dns_failure() {
    // Given
    Names nothing = host -> Future.failedFuture(new UnknownHostException(host));
    // When
    ProbeResult result = probe(nothing, LOOPBACK, terms(1, 5000, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.DNS);
  }

  @Test
  void a_name_server_that_hangs_is_held_to_the_same_timeout() {
    // Given
    Names never = host -> io.vertx.core.Promise.<List<InetAddress>>promise().future();
    // When
    ProbeResult result = probe(never, LOOPBACK, terms(1, 50, null));
    // Then
    assertThat(reason(result)).isEqualTo(FailureReason.TIMEOUT);
  }

  @Test
  void an_endless_body_is_read_up_to_the_cap() {
    // Given
    String chunk = "x".repeat(8192);
    int port =
        serve(
            socket ->
                socket.handler(
                    request -> {
                      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n");
                      for (int i = 0; i <= HttpAnswer.LONGEST_BODY / chunk.length(); i++) {
                        socket.write(chunk);
                      }
                    }));
    // When
    ProbeResult result = probe(terms(port, 5000, null));
    // Then
    assertThat(result.outcome()).isEqualTo(new Succeeded(200));
  }

  @Test
  void an_address_that_is_not_allowed_is_not_contacted_and_says_nothing_about_the_target() {
    // Given
    AtomicInteger connections = new AtomicInteger();
    int port = serve(socket -> connections.incrementAndGet());
    // When
    ProbeResult result = probe(LOCAL, new AllowedAddresses(List.of()), terms(port, 5000, null));
    // Then
    assertThat(result.outcome())
        .isEqualTo(
            new NotMade(
                MissedReason.FORBIDDEN_ADDRESS,
                "the operator's configuration sla.probe.allowed-networks does not allow the"
                    + " address of portal.test"));
    assertThat(connections).hasValue(0);
  }

  @Test
  void the_address_that_was_checked_is_the_one_that_is_contacted() {
    // Given a name that is allowed when it is asked first, and forbidden ever after
    AtomicInteger asked = new AtomicInteger();
    Names rebinding =
        host ->
            Future.succeededFuture(
                List.of(
                    asked.getAndIncrement() == 0
                        ? HERE
                        : InetAddress.ofLiteral("169.254.169.254")));
    int port = serve(answers(200, "hello"));
    // When
    ProbeResult result = probe(rebinding, LOOPBACK, terms(port, 5000, null));
    // Then
    assertThat(result.outcome()).isEqualTo(new Succeeded(200));
    assertThat(asked).hasValue(1);
  }

  @Test
  void every_probe_has_a_connection_of_its_own() {
    // Given
    AtomicInteger connections = new AtomicInteger();
    int port =
        serve(
            socket -> {
              connections.incrementAndGet();
              answers(200, "hello").accept(socket);
            });
    // When
    try (Probers prober = probers(LOCAL, LOOPBACK)) {
      await(prober.probe(terms(port, 5000, null), NOON));
      await(prober.probe(terms(port, 5000, null), NOON));
    }
    // Then
    assertThat(connections).hasValue(2);
  }

  @Test
  void targets_that_hang_delay_no_other() {
    // Given more hanging probes of one server than any pool's default
    int hanging = serve(socket -> {});
    int well = serve(answers(200, "hello"));
    try (Probers prober = probers(LOCAL, LOOPBACK)) {
      List<Future<ProbeResult>> slow = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        slow.add(prober.probe(terms(hanging, 60_000, null), NOON));
      }
      // When
      ProbeResult result = await(prober.probe(terms(well, 60_000, null), NOON));
      // Then
      assertThat(result.outcome()).isEqualTo(new Succeeded(200));
      assertThat(slow).noneMatch(Future::isComplete);
    }
  }

  @Test
  void names_of_this_machine_resolve_without_a_name_server() {
    // Given
    int port = serve(answers(200, "hello"));
    MeasurementPoint terms = terms("http://localhost:" + port + "/", 5000, null);
    // When
    try (Probers prober = new Probers(new Probers.Setup(LOOPBACK, null, null))) {
      // Then
      assertThat(await(prober.probe(terms, NOON)).outcome()).isEqualTo(new Succeeded(200));
    }
  }

  private static ProbeResult probe(MeasurementPoint terms) {
    return probe(LOCAL, LOOPBACK, terms);
  }

  private static ProbeResult probe(Names names, AllowedAddresses allowed, MeasurementPoint terms) {
    try (Probers prober = probers(names, allowed)) {
      return await(prober.probe(terms, NOON));
    }
  }

  private static Probers probers(Names names, AllowedAddresses allowed) {
    return new Probers(new Probers.Setup(allowed, null, null), names);
  }

  private static FailureReason reason(ProbeResult result) {
    return ((Failed) result.outcome()).reason();
  }

  private static int serve(Consumer<NetSocket> connection) {
    NetServer server = vertx.createNetServer().connectHandler(connection::accept);
    return await(server.listen(0, "127.0.0.1")).actualPort();
  }

  private static Consumer<NetSocket> answers(int status, String body) {
    return socket ->
        socket.handler(
            request ->
                socket.write(
                    "HTTP/1.1 %d Some\r\nLocation: /elsewhere\r\n%s"
                        .formatted(
                            status,
                            status == 204
                                ? "\r\n"
                                : "Content-Length: " + body.length() + "\r\n\r\n" + body)));
  }

  private static MeasurementPoint terms(int port, int timeout, @Nullable Integer expected) {
    return terms("http://portal.test:" + port + "/health?deep=1", timeout, expected);
  }

  private static MeasurementPoint terms(String url, int timeout, @Nullable Integer expected) {
    ProbeTerms.Http probe =
        new ProbeTerms.Http(
            URI.create(url),
            null,
            null,
            null,
            null,
            null,
            expected == null ? null : List.of(expected),
            null,
            null,
            null,
            null,
            null,
            null);
    return MeasurementPoint.of(
        new PointId("p"), probe, Duration.ofSeconds(60), Duration.ofMillis(timeout), 1);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
