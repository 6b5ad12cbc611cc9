package org.slaledger.probe.adapter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.ProbeResult;

class OwnNetworkTest {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final ProbeResult.Outcome UP = new ProbeResult.Succeeded(200);

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, ProbeResult.Outcome> answers = new HashMap<>();

  @AfterEach
  void stop() {
    vertx.close();
  }

  @Test
  void a_failure_is_missed_while_no_reference_can_be_reached() {
    // Given
    OwnNetwork network = network(List.of("127.0.0.1:" + closedPort()));
    answers.put("a", failed(FailureReason.TIMEOUT));
    // Then
    assertThat(probed(network, "a")).isInstanceOf(ProbeResult.NotMade.class);
    assertThat(((ProbeResult.NotMade) probed(network, "a")).reason())
        .isEqualTo(MissedReason.NETWORK_DOWN);
  }

  @Test
  void a_failure_is_one_while_a_reference_can_be_reached() throws IOException {
    try (ServerSocket reference = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      // Given one that can, and one that can't
      OwnNetwork network =
          network(List.of("127.0.0.1:" + closedPort(), "127.0.0.1:" + reference.getLocalPort()));
      answers.put("a", failed(FailureReason.DNS));
      // Then
      assertThat(probed(network, "a")).isEqualTo(failed(FailureReason.DNS));
    }
  }

  @Test
  void what_a_target_answered_is_its_own_whatever_references_say() {
    // Given
    OwnNetwork network = network(List.of("127.0.0.1:" + closedPort()));
    answers.put("a", failed(FailureReason.STATUS));
    // Then
    assertThat(probed(network, "a")).isEqualTo(failed(FailureReason.STATUS));
  }

  @Test
  void a_silent_job_is_not_held_against_it_while_the_network_is_gone() {
    // Given
    OwnNetwork network = network(List.of("127.0.0.1:" + closedPort()));
    answers.put("a", failed(FailureReason.TIMEOUT));
    answers.put("job", failed(FailureReason.SILENT));
    assertThat(probed(network, "job")).isEqualTo(failed(FailureReason.SILENT));
    // When
    probed(network, "a");
    // Then
    assertThat(probed(network, "job")).isInstanceOf(ProbeResult.NotMade.class);
  }

  @Test
  void without_references_failures_of_four_hosts_at_once_are_missed() {
    // Given
    OwnNetwork network = network(List.of());
    allAre(network, UP);
    // When
    List<Future<ProbeResult>> failing =
        List.of("a", "b", "c", "d").stream()
            .map(host -> probing(network, host, failed(FailureReason.TIMEOUT)))
            .toList();
    // Then all of them, and those that fail later too
    failing.forEach(it -> assertThat(outcome(it)).isInstanceOf(ProbeResult.NotMade.class));
    assertThat(outcome(probing(network, "e", failed(FailureReason.DNS))))
        .isInstanceOf(ProbeResult.NotMade.class);
    // When one answers
    answers.put("a", UP);
    assertThat(probed(network, "a")).isEqualTo(UP);
    // Then a failure of another is one
    Future<ProbeResult> later = probing(network, "b", failed(FailureReason.TIMEOUT));
    probed(network, "a");
    assertThat(outcome(later)).isEqualTo(failed(FailureReason.TIMEOUT));
  }

  @Test
  void without_references_a_failure_is_one_as_soon_as_another_target_answers() {
    // Given
    OwnNetwork network = network(List.of());
    allAre(network, UP);
    List<Future<ProbeResult>> failing =
        List.of("a", "b", "c", "d").stream()
            .map(host -> probing(network, host, failed(FailureReason.TIMEOUT)))
            .toList();
    // When
    probed(network, "e");
    // Then
    failing.forEach(it -> assertThat(outcome(it)).isEqualTo(failed(FailureReason.TIMEOUT)));
  }

  @Test
  void without_references_three_hosts_say_nothing_about_the_network() {
    // Given
    OwnNetwork network = network(List.of());
    allAre(network, UP);
    // When
    List<Future<ProbeResult>> failing =
        List.of("a", "b", "c").stream()
            .map(host -> probing(network, host, failed(FailureReason.RESET)))
            .toList();
    // Then
    failing.forEach(it -> assertThat(outcome(it)).isEqualTo(failed(FailureReason.RESET)));
  }

  @Test
  void without_references_refused_connections_are_failures_at_once() {
    // Given
    OwnNetwork network = network(List.of());
    allAre(network, UP);
    // Then
    for (String host : List.of("a", "b", "c", "d", "e")) {
      assertThat(outcome(probing(network, host, failed(FailureReason.REFUSED))))
          .isEqualTo(failed(FailureReason.REFUSED));
    }
  }

  private OwnNetwork network(List<String> references) {
    return new OwnNetwork(
        (terms, at) ->
            Future.succeededFuture(
                new ProbeResult(
                    at,
                    Duration.ZERO,
                    null,
                    Objects.requireNonNull(answers.get(terms.point().value())))),
        new References(vertx, references),
        vertx,
        new OneThread(vertx.getOrCreateContext()));
  }

  private void allAre(OwnNetwork network, ProbeResult.Outcome outcome) {
    for (String host : List.of("a", "b", "c", "d", "e")) {
      assertThat(outcome(probing(network, host, outcome))).isEqualTo(outcome);
    }
  }

  private Future<ProbeResult> probing(
      OwnNetwork network, String host, ProbeResult.Outcome outcome) {
    answers.put(host, outcome);
    return network.probe(terms(host), Instant.EPOCH);
  }

  private ProbeResult.Outcome probed(OwnNetwork network, String host) {
    return outcome(network.probe(terms(host), Instant.EPOCH));
  }

  private static ProbeResult.Outcome outcome(Future<ProbeResult> probe) {
    try {
      return probe.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).outcome();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static MeasurementPoint terms(String host) {
    ProbeTerms probe =
        host.equals("job")
            ? new ProbeTerms.Heartbeat()
            : ProbeTerms.Http.get(URI.create("https://" + host + ".example/"));
    return MeasurementPoint.of(new PointId(host), probe, INTERVAL, INTERVAL, 1);
  }

  private static ProbeResult.Outcome failed(FailureReason reason) {
    return new ProbeResult.Failed(reason, null, "", null);
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
