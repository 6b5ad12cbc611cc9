package org.slaledger.probe.adapter.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.event.Phases;
import org.slaledger.contract.terms.HttpHeader;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.AllowedAddresses;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.NotMade;
import org.slaledger.probe.domain.ProbeResult.Succeeded;

/** The verdict on each way in which a target can answer. */
class VerdictsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @TempDir private static Path folder;
  private static ScriptedTarget target;
  private static Probers probers;

  @BeforeAll
  static void start() throws IOException {
    target = new ScriptedTarget(folder);
    probers =
        new Probers(
            new Probers.Setup(
                new AllowedAddresses(List.of("127.0.0.0/8")), target.secrets(), target.trusted()));
  }

  @AfterAll
  static void stop() {
    probers.close();
    target.close();
  }

  static Stream<Way> ways() {
    return Ways.all();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void each_way_has_its_verdict(Way way) {
    // Given
    ProbeTerms terms = way.terms().at(way.start().applyAsInt(target));
    // When
    ProbeResult result = probe(terms);
    // Then
    if (way.verdict() == null) {
      assertThat(result.outcome()).isInstanceOf(Succeeded.class);
    } else {
      assertThat(result.outcome())
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.reason()).isEqualTo(way.verdict()));
    }
  }

  @Test
  void what_was_answered_is_kept_up_to_a_bound() {
    // Given
    int port = target.http(r -> r.response().setStatusCode(500).end("é".repeat(5000)));
    // When
    Failed failed = (Failed) probe(get("http", port)).outcome();
    // Then
    assertThat(failed.excerpt()).isEqualTo("é".repeat(512));
  }

  @Test
  void the_phases_of_a_probe_add_up_to_less_than_it_took() {
    // Given
    int port = target.https(ScriptedTarget::ok);
    // When
    ProbeResult result = probe(get("https", port));
    // Then
    Phases phases = Objects.requireNonNull(result.phases());
    assertThat(phases).hasNoNullFieldsOrProperties();
    assertThat(
            Stream.of(
                    phases.resolve(),
                    phases.connect(),
                    phases.handshake(),
                    phases.firstByte(),
                    phases.transfer())
                .map(Objects::requireNonNull)
                .reduce(Duration.ZERO, Duration::plus))
        .isPositive()
        .isLessThanOrEqualTo(result.took());
  }

  @Test
  void a_secret_that_is_not_configured_says_nothing_about_the_target() {
    // Given
    int port = target.http(ScriptedTarget::ok);
    ProbeTerms.Http plain = ProbeTerms.Http.get(java.net.URI.create("http://localhost:" + port));
    ProbeTerms terms =
        new ProbeTerms.Http(
            plain.url(),
            null,
            List.of(new HttpHeader("Api-Key", null, "no-such-key")),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    // Then
    assertThat(probe(terms).outcome())
        .isEqualTo(
            new NotMade(
                MissedReason.NOT_CONFIGURED,
                "the prober's configuration sla.probe.secrets has no secret no-such-key"));
  }

  @Test
  void a_secret_goes_to_no_other_target_that_a_redirect_leads_to() {
    // Given
    java.util.concurrent.atomic.AtomicReference<String> sent =
        new java.util.concurrent.atomic.AtomicReference<>("nobody came");
    int elsewhere =
        target.http(
            r -> {
              sent.set(String.valueOf(r.getHeader("Api-Key")));
              ScriptedTarget.ok(r);
            });
    int port =
        target.http(
            r ->
                r.response()
                    .setStatusCode(302)
                    .putHeader("Location", "http://localhost:" + elsewhere + "/")
                    .end());
    ProbeTerms terms =
        new ProbeTerms.Http(
            java.net.URI.create("http://localhost:" + port + "/"),
            null,
            List.of(new HttpHeader("Api-Key", null, "health-key")),
            null,
            null,
            1,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    // When
    ProbeResult result = probe(terms);
    // Then
    assertThat(result.outcome()).isEqualTo(new Succeeded(200));
    assertThat(sent).hasValue("null");
  }

  private static ProbeTerms get(String scheme, int port) {
    return ProbeTerms.Http.get(java.net.URI.create(scheme + "://localhost:" + port + "/"));
  }

  private static ProbeResult probe(ProbeTerms terms) {
    MeasurementPoint point =
        MeasurementPoint.of(new PointId("p"), terms, Duration.ofMinutes(1), TIMEOUT, 1);
    try {
      return probers
          .probe(point, Instant.now())
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
