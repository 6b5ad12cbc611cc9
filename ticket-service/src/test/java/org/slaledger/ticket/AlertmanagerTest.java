package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/**
 * A real Alertmanager, with our door as the webhook. Passed over on a machine that has none, unless
 * {@code SLA_EVERY_FAULT} is set.
 */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class AlertmanagerTest {
  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
  private static final String INBOUND = "sla.inbound." + Persona.INGO.subject();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @TestHTTPResource("/alerts")
  URI door;

  private final String point = "point-" + UUID.randomUUID();
  private final Instant started = Instant.now().minusSeconds(90).truncatedTo(ChronoUnit.MILLIS);
  private @Nullable Process alertmanager;
  private String address = "";

  @BeforeEach
  void start() throws IOException {
    boolean demanded = !System.getenv().getOrDefault("SLA_EVERY_FAULT", "").isEmpty();
    assumeTrue(demanded || Files.isExecutable(PROGRAM), PROGRAM + " is not installed");
    Path config = Files.writeString(folder.resolve("alertmanager.yml"), config());
    address = "127.0.0.1:" + freePort();
    alertmanager =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=" + address,
                "--cluster.listen-address=",
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    Awaitility.await().ignoreExceptions().until(() -> get("/-/ready") == 200);
  }

  @AfterEach
  void stop() {
    if (alertmanager != null) {
      alertmanager.destroyForcibly();
    }
  }

  @Test
  void an_alert_is_a_failure_when_it_fires_and_a_success_once_it_is_resolved() throws Exception {
    // When
    post(alert("HighErrorRate", "critical", started, null));
    // Then
    JsonPath failed = event("ProbeFailed");
    assertThat(failed.getString("data.point")).isEqualTo(point);
    assertThat(Instant.parse(failed.getString("data.at"))).isEqualTo(started);
    assertThat(failed.getString("data.detail")).isEqualTo("HighErrorRate: too many errors");
    assertThat(failed.getString("data.alert.labels.severity")).isEqualTo("critical");
    assertThat(failed.getString("subject")).startsWith("HighErrorRate/");
    // When
    Instant ended = started.plusSeconds(30);
    post(alert("HighErrorRate", "critical", started, ended));
    // Then
    JsonPath recovered = event("ProbeRecovered");
    assertThat(Instant.parse(recovered.getString("data.at"))).isEqualTo(ended);
    assertThat(recovered.getString("subject")).isEqualTo(failed.getString("subject"));
  }

  @Test
  void what_goes_on_firing_is_said_again_under_the_same_id() throws Exception {
    // When
    post(alert("HighErrorRate", "critical", started, null));
    // Then
    Awaitility.await().until(() -> ids("ProbeFailed").size() > 1);
    assertThat(ids("ProbeFailed")).containsOnly(ids("ProbeFailed").getFirst());
  }

  @Test
  void several_alerts_of_one_point_are_several_checks_of_it() throws Exception {
    // When
    post(alert("HighErrorRate", "critical", started, null));
    post(alert("SlowAnswers", "warning", started.plusSeconds(5), null));
    // Then
    Awaitility.await().until(() -> ids("ProbeFailed").stream().distinct().count() == 2);
    assertThat(events("ProbeFailed").stream().map(it -> it.getString("subject")).distinct())
        .hasSize(2);
  }

  @Test
  void a_watchdog_is_heard_again_and_again() throws Exception {
    // When
    post(
        """
        [{"labels": {"alertname": "Watchdog", "sla_watchdog": "5m", "sla_point": "%s"},
          "startsAt": "%s"}]"""
            .formatted(point, started));
    // Then
    Awaitility.await().until(() -> ids("ObservationRecorded").stream().distinct().count() > 1);
    JsonPath heard = events("ObservationRecorded").getFirst();
    assertThat(heard.getString("data.within")).isEqualTo("PT5M");
    assertThat(Duration.between(Instant.parse(heard.getString("data.to")), Instant.now()))
        .isLessThan(Duration.ofMinutes(2));
  }

  /** Waits are as short as it takes them; each group tells on its own. */
  private String config() {
    return """
    route:
      receiver: sla
      group_by: [alertname, sla_point]
      group_wait: 100ms
      group_interval: 1s
      repeat_interval: 1s
    receivers:
      - name: sla
        webhook_configs:
          - url: %s
            send_resolved: true
            http_config:
              authorization:
                credentials: %s
    """
        .formatted(door, Tokens.of(Persona.INGO));
  }

  private String alert(String name, String severity, Instant from, @Nullable Instant to) {
    return """
    [{"labels": {"alertname": "%s", "severity": "%s", "sla_point": "%s"},
      "annotations": {"summary": "too many errors"}, "startsAt": "%s"%s}]"""
        .formatted(name, severity, point, from, to == null ? "" : ", \"endsAt\": \"" + to + "\"");
  }

  private JsonPath event(String type) {
    Awaitility.await().until(() -> !events(type).isEmpty());
    return events(type).getFirst();
  }

  private List<String> ids(String type) {
    return events(type).stream().map(it -> it.getString("id")).toList();
  }

  private List<JsonPath> events(String type) {
    return Log.read(INBOUND).stream()
        .filter(entry -> entry.text().contains(point))
        .map(entry -> new JsonPath(entry.text()))
        .filter(event -> event.getString("type").equals("slaledger." + type + ".v1"))
        .toList();
  }

  private int get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create("http://" + address + path)).build());
  }

  private void post(String alerts) throws Exception {
    URI api = URI.create("http://" + address + "/api/v2/alerts");
    int status =
        send(
            HttpRequest.newBuilder(api)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(alerts))
                .build());
    assertThat(status).isEqualTo(200);
  }

  private static int send(HttpRequest request) throws Exception {
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
