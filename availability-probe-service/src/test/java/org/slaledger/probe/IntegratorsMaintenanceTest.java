package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.StreamId;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** From an integrator's topic to maintenance windows in the log. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class IntegratorsMaintenanceTest {
  private final String point = "point-" + Promised.unique();
  private final String other = "point-" + Promised.unique();
  private final String customer = "c-" + Promised.unique();
  private final Told told = new Told("tool-" + Promised.unique());
  private final Instant begin = Promised.now().plus(Duration.ofDays(7));
  private final Instant end = begin.plus(Duration.ofHours(2));

  @BeforeEach
  void sign() {
    new Promised(customer)
        .signed(
            Promised.now().minus(Duration.ofHours(1)),
            told.point(point, 1),
            new Told("tool-" + Promised.unique()).point(other, 1));
    Awaitility.await().until(() -> get("/availability/points").getList("point").contains(other));
  }

  @Test
  void it_announces_moves_opens_closes_and_cancels_windows_of_its_own_points() {
    // When
    StreamId stream = told.journalled(announced("nightly", "")).stream();
    // Then
    JsonPath event = event(stream, "Announced");
    assertThat(event.getList("data.points")).containsExactly(point);
    assertThat(event.getString("data.inbound.original")).startsWith("v1:window/");
    assertThat(event.getString("data.reason")).isEqualTo("New disks");
    // When
    told.journalled(
        told.publish(
            "MaintenanceWindowMoved",
            Instant.now(),
            "{\"window\":\"nightly\",\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(begin.plusSeconds(60), end)));
    // Then work does not begin days ahead
    assertThat(
            told.dead(
                told.publish("MaintenanceWindowOpened", Instant.now(), "{\"window\":\"nightly\"}")))
        .contains("data.occurrence 1 does not begin before " + begin.plusSeconds(60));
    // When
    Instant soon = Promised.now().plusSeconds(2);
    StreamId now =
        told
            .journalled(
                told.publish(
                    "MaintenanceWindowAnnounced",
                    Instant.now(),
                    window("now", "").replace(begin.toString(), soon.toString())))
            .stream();
    Instant opened = Promised.now();
    told.journalled(told.publish("MaintenanceWindowOpened", opened, "{\"window\":\"now\"}"));
    Awaitility.await("it begins").until(() -> Instant.now().isAfter(soon));
    Instant closed = Promised.now();
    told.journalled(told.publish("MaintenanceWindowClosed", closed, "{\"window\":\"now\"}"));
    // Then
    assertThat(event(now, "Opened").getString("data.at")).isEqualTo(opened.toString());
    assertThat(event(now, "Closed").getString("data.at")).isEqualTo(closed.toString());
    // When
    told.journalled(announced("weekly", ""));
    told.journalled(
        told.publish(
            "MaintenanceWindowCancelled",
            Instant.now(),
            "{\"window\":\"weekly\",\"reason\":\"Parts are late\"}"));
  }

  @Test
  void what_it_may_not_announce_is_a_dead_letter_that_says_why() {
    assertThat(told.dead(announced("a", ",\"points\":[\"" + other + "\"]")))
        .contains("data.points[0] is not reported by");
    Told stranger = new Told("tool-" + Promised.unique());
    assertThat(
            stranger.dead(stranger.publish("MaintenanceWindowAnnounced", begin, window("b", ""))))
        .contains("data.services[0] is not reported by");
    assertThat(
            told.dead(
                told.publish(
                    "MaintenanceWindowAnnounced",
                    begin,
                    window("c", "").replace(begin.toString(), "2026-01-01T00:00:00Z"))))
        .contains("data.from lies in the past");
    assertThat(
            told.dead(
                told.publish(
                    "MaintenanceWindowAnnounced",
                    begin,
                    window("d", "").replace("New disks", " "))))
        .contains("data.reason");
    assertThat(told.dead(told.publish("MaintenanceWindowOpened", begin, "{\"window\":\"e\"}")))
        .contains("data.at");
    assertThat(
            told.dead(told.publish("MaintenanceWindowOpened", Instant.now(), "{\"window\":\"e\"}")))
        .contains("data.window was not announced");
    assertThat(told.dead(told.publish("MaintenanceWindowOpened", Instant.now(), "{}")))
        .contains("data.window");
  }

  @Test
  void it_tells_nobody_whose_points_are_not_its_own() {
    // Given
    String neighbour = "c-" + Promised.unique();
    String theirs = "point-" + Promised.unique();
    new Promised(neighbour)
        .signed(
            Promised.now().minus(Duration.ofHours(1)),
            new Told("tool-" + Promised.unique()).point(theirs, 1));
    Awaitility.await().until(() -> get("/availability/points").getList("point").contains(theirs));
    // When
    String both =
        window("both", "")
            .replace("\"" + customer + "\"", "\"" + customer + "\",\"" + neighbour + "\"");
    String announced = told.publish("MaintenanceWindowAnnounced", Instant.now(), both);
    // Then
    assertThat(told.dead(announced)).contains("data.customers[1] is not affected");
  }

  @Test
  void a_window_is_announced_once_and_closed_after_it_was_opened() {
    // Given
    Instant soon = Promised.now().plusSeconds(600);
    String nightly = window("nightly", "").replace(begin.toString(), soon.toString());
    told.journalled(told.publish("MaintenanceWindowAnnounced", Instant.now(), nightly));
    // Then
    assertThat(told.dead(announced("nightly", ""))).contains("data.window was announced before");
    Instant opened = Promised.now().minusSeconds(60);
    told.journalled(told.publish("MaintenanceWindowOpened", opened, "{\"window\":\"nightly\"}"));
    assertThat(
            told.dead(
                told.publish(
                    "MaintenanceWindowClosed",
                    opened.minusSeconds(60),
                    "{\"window\":\"nightly\"}")))
        .contains("data.at is before work began");
  }

  @Test
  void several_occurrences_are_announced_at_once() {
    String later = begin.plus(Duration.ofDays(7)).toString();
    String id =
        told.publish(
            "MaintenanceWindowAnnounced",
            begin,
            """
            {"window":"weekly","customers":["%s"],"services":["portal"],"reason":"Patches",
             "occurrences":[{"from":"%s","to":"%s"},{"from":"%s","to":"%s"}]}"""
                .formatted(customer, begin, end, later, Instant.parse(later).plusSeconds(3600)));
    JsonPath event = event(told.journalled(id).stream(), "Announced");
    assertThat(event.getList("data.occurrences")).hasSize(2);
  }

  private String announced(String window, String more) {
    return told.publish("MaintenanceWindowAnnounced", Instant.now(), window(window, more));
  }

  private String window(String window, String more) {
    return """
    {"window":"%s","customers":["%s"],"services":["portal"],"from":"%s","to":"%s",
     "reason":"New disks"%s}"""
        .formatted(window, customer, begin, end, more);
  }

  private static JsonPath event(StreamId stream, String what) {
    return new JsonPath(
        Log.awaitEvent(
                "sla.maintenance", stream.value(), "slaledger.MaintenanceWindow" + what + ".v1")
            .text());
  }

  private static JsonPath get(String path) {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
