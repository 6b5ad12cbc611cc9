package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;

/** A broker that is away: what metrics, readiness and alarms say of the relay, and afterwards. */
@QuarkusTest
@TestProfile(RelayHeldUpTest.OfItsOwn.class)
@QuarkusTestResource(value = BreakableParts.class, restrictToAnnotatedClass = true)
class RelayHeldUpTest {
  private static final Duration LATER = Duration.ofSeconds(90);

  /** Quarkus starts anew, and heartbeats need not be waited for. */
  public static final class OfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("sla.relay.heartbeat", "PT1S");
    }
  }

  @Inject OwnEvents own;
  @Inject RelayLifecycle relay;
  @Inject JournalWatch watch;
  @Inject Alarms alarms;
  @Inject @Readiness JournalReadiness readiness;

  @ConfigProperty(name = BreakableParts.SWITCHES)
  URI switches;

  /** Of this test's own: the shared one keeps the gauges of the first Quarkus of this JVM. */
  private final MeterRegistry registry = new SimpleMeterRegistry();

  private RelayMetrics metrics;

  @BeforeEach
  void register() {
    metrics = new RelayMetrics(registry, relay, InstantSource.system());
    metrics.register(new StartupEvent());
    new JournalMetrics(registry, watch, alarms).register(new StartupEvent());
  }

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void role_lag_and_error_are_told_while_the_broker_is_away_and_gone_when_it_is_back() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    await().atMost(LATER).until(() -> own.inLog(clock).size() == 1);
    await().atMost(LATER).until(() -> told("relay-lag-events").equals("0"));
    assertThat(role("LEADER")).isEqualTo(1);
    assertThat(role("STANDBY") + role("STARTING") + role("OFF")).isZero();
    assertThat(errors()).isZero();
    // When
    BreakableParts.does(switches, "kill-kafka");
    own.append(Samples.clockWarned(ticket, 1));
    // Then
    await()
        .atMost(LATER)
        .untilAsserted(
            () -> {
              assertThat(gauge("sla.relay.lag.events")).isPositive();
              assertThat(gauge("sla.relay.lag.bytes")).isPositive();
              assertThat(errors()).isEqualTo(1);
              assertThat(gauge("sla.relay.error.age")).isPositive();
              assertThat(told("relay-error")).isNotEqualTo("none");
              assertThat(told("relay-lag-events")).isNotEqualTo("0");
            });
    assertThat(role("LEADER")).isEqualTo(1);
    // When
    BreakableParts.does(switches, "start-kafka");
    // Then
    await().atMost(LATER).until(() -> own.inLog(clock).size() == 2);
    await().atMost(LATER).until(() -> errors() == 0 && told("relay-error").equals("none"));
    await().atMost(LATER).until(() -> gauge("sla.relay.lag.events") == 0);
    assertThat(gauge("sla.relay.error.age")).isZero();
  }

  private double role(String role) {
    return registry.get("sla.relay.role").tag("role", role).gauge().value();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  /** Kinds of faults that are told. */
  private long errors() {
    metrics.look();
    return registry.find("sla.relay.error").gauges().stream()
        .filter(gauge -> gauge.getId().getTag("error") != null)
        .mapToDouble(Gauge::value)
        .filter(value -> value == 1)
        .count();
  }

  private String told(String name) {
    return String.valueOf(readiness.call().await().atMost(LATER).getData().orElseThrow().get(name));
  }
}
