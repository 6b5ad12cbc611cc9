package org.slaledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.local.history.ImportObservations;
import org.slaledger.local.parts.Persona;

/** What an integrator sends goes through one door, whichever service makes something of it. */
@ExtendWith(WithPlatform.class)
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntegratorsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CUSTOMER =
      """
      {"customer":"lagoon","name":"Lagoon","contacts":[
       {"contact":"l1","name":"Lou","email":"lou@lagoon.example"}]}""";
  private static final Instant EFFECTIVE =
      Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
  private static final String EARLY =
      "point,at,ok,interval\nlagoon-checkout,2020-01-01T00:00:00Z,true,PT1M\n";
  private static final String ADDENDUM =
      """
      {"customer":"lagoon","effective":"%s","zone":"UTC","currency":"EUR","cycle":"MONTH",
       "priorities":{"P2":{"hours":"24x7","response":{"target":"PT15M"}}},
       "services":[{"service":"shop","fee":"1000.00","firstPeriodFee":"400.00","unobserved":"UP",
        "points":[{"point":"lagoon-checkout","probe":{"kind":"REPORTED","integrator":"%s"},
         "interval":"PT1M","timeout":"PT10S","confirm":1}],
        "availability":{"method":"DOWNTIME","objective":"99.9"},
        "credit":{"schedule":"TIERS","tiers":[{"below":"99.9","percent":"10"}]}}]}""";

  @Test
  @Order(1)
  void an_alert_becomes_an_outage_and_its_fate_is_told_at_the_door(RunningPlatform platform) {
    // Given
    Api root = platform.as(Persona.ROOT);
    Api ingo = platform.as(Persona.INGO);
    root.post("/customers", CUSTOMER);
    sign(root);
    Awaitility.await()
        .atMost(SOON)
        .until(() -> root.get("/availability/points").toString().contains("lagoon-checkout"));
    Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    // When
    JsonNode taken = ingo.post("/alerts", alert(began));
    ingo.post("/events", "application/cloudevents+json", covered(began, Instant.now()));
    // Then
    String location = taken.path("events").path(0).path("location").asText();
    JsonNode fate = decided(ingo, location);
    assertThat(fate.path("fate").asText()).isEqualTo("JOURNALLED");
    assertThat(fate.path("stream").asText())
        .isEqualTo("probe/lagoon-checkout@" + Persona.INGO.subject());
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                root.get("/availability/points/lagoon-checkout/timeline")
                    .path("pieces")
                    .findValuesAsText("state")
                    .contains("DOWN"));
  }

  @Test
  @Order(2)
  void what_cannot_be_used_is_told_at_the_door_as_well(RunningPlatform platform) {
    // Given
    Api ingo = platform.as(Persona.INGO);
    String id = "nowhere-" + System.nanoTime();
    // When
    ingo.post(
        "/events",
        "application/cloudevents+json",
        """
        {"specversion":"1.0","type":"slaledger.ProbeFailed.v1","source":"urn:e2e","id":"%s",
         "time":"2026-01-01T00:00:00Z","data":{"point":"nowhere"}}"""
            .formatted(id));
    // Then
    JsonNode fate = decided(ingo, "/events/" + id + "?source=urn:e2e");
    assertThat(fate.path("fate").asText()).isEqualTo("DEAD_LETTERED");
    assertThat(fate.path("reason").asText()).isEqualTo("data.point no signed addendum names it");
  }

  @Test
  @Order(3)
  void history_is_imported_by_the_command_and_a_second_time_changes_nothing(
      RunningPlatform platform, @TempDir Path folder) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("history.csv"), history());
    // When
    Program first = imports(platform, file);
    assertThat(first.exitCode(Duration.ofMinutes(1))).as(first.said()).isZero();
    Program second = imports(platform, file);
    assertThat(second.exitCode(Duration.ofMinutes(1))).as(second.said()).isZero();
    Program bad = imports(platform, Files.writeString(folder.resolve("bad.csv"), "at,ok\n1,yes\n"));
    // Then
    assertThat(bad.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
    assertThat(first.said()).contains("120 of 120 observations");
    assertThat(second.said()).contains("all of it was imported before");
    assertThat(bad.said()).contains("line 2: point is missing");
    // When it is of a time in which nobody had agreed on the point
    Program early = imports(platform, Files.writeString(folder.resolve("early.csv"), EARLY));
    Program both =
        imports(
            platform,
            Files.writeString(
                folder.resolve("both.csv"), EARLY + "lagoon-checkout,now,true,PT1M\n"));
    // Then
    assertThat(early.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
    assertThat(early.said())
        .contains("line 2, lagoon-checkout from pager: point was not assigned to pager from 2020-")
        .contains("allowed: from ");
    // Then what is wrong with a file and what the platform would refuse are told at once
    assertThat(both.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
    assertThat(both.said())
        .contains("line 3: at \"now\" is no time")
        .contains("line 2, lagoon-checkout from pager: point was not assigned to pager from 2020-");
  }

  private static Program imports(RunningPlatform platform, Path file) {
    return Program.start(
        ImportObservations.class, platform.environment(), List.of(file.toString(), "--as", "ingo"));
  }

  private static String history() {
    List<String> lines = new ArrayList<>(List.of("point,at,ok,took"));
    Instant begin = EFFECTIVE.plusSeconds(60);
    for (int minute = 0; minute < 120; minute++) {
      lines.add(
          "lagoon-checkout," + begin.plusSeconds(60L * minute) + "," + (minute != 60) + ",0.1");
    }
    return String.join("\n", lines) + "\n";
  }

  private static void sign(Api root) {
    String addenda = "/agreements/lagoon/addenda";
    JsonNode proposed =
        Api.oncePossible(
            SOON, () -> root.post(addenda, ADDENDUM.formatted(EFFECTIVE, Persona.INGO.subject())));
    String acceptance = "{\"documentHash\":" + proposed.path("documentHash");
    root.post(addenda + "/1/acceptance", acceptance + "}");
    Api.oncePossible(
        SOON, () -> root.post(addenda + "/1/acceptance", acceptance + ",\"onBehalfOf\":\"l1\"}"));
  }

  private static JsonNode decided(Api api, String path) {
    return Awaitility.await()
        .atMost(SOON)
        .until(() -> api.get(path), fate -> !fate.path("fate").asText().equals("RECEIVED"));
  }

  private static String alert(Instant from) {
    return """
    {"version":"4","externalURL":"http://am","alerts":[{"status":"firing","fingerprint":"6ab1",
     "labels":{"alertname":"CheckoutDown","sla_point":"lagoon-checkout"},"annotations":{},
     "startsAt":"%s","endsAt":"0001-01-01T00:00:00Z"}]}"""
        .formatted(from);
  }

  private static String covered(Instant from, Instant to) {
    return """
    {"specversion":"1.0","type":"slaledger.ObservationRecorded.v1","source":"urn:e2e","id":"%s",
     "time":"%s","data":{"point":"lagoon-checkout","from":"%s"}}"""
        .formatted(URLEncoder.encode(to.toString(), StandardCharsets.UTF_8), to, from);
  }
}
