package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** An integrator reads what concerns the points that are assigned to it, and nothing else. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class IntegratorsReadingTest {
  private final String integrator = "tool-" + Promised.unique();
  private final Told told = new Told(integrator);
  private final String mine = "point-" + Promised.unique();
  private final String others = "point-" + Promised.unique();
  private final String customer = "c-" + Promised.unique();
  private final String stranger = "d-" + Promised.unique();
  private final Instant begin = Promised.now().minus(Duration.ofHours(2));
  private final Instant later = Promised.now().plus(Duration.ofDays(3));

  @BeforeEach
  void sign() {
    new Promised(customer)
        .signed(begin, told.point(mine, 1), new Told("tool-" + Promised.unique()).point(others, 1));
    new Promised(stranger).signed(begin);
    Awaitility.await()
        .until(
            () ->
                as(Persona.ADA, "/availability/points")
                    .jsonPath()
                    .getList("point")
                    .containsAll(List.of(mine, others)));
    Awaitility.await()
        .until(() -> as(Persona.ADA, "/maintenance?customer=" + stranger).statusCode() == 200);
  }

  @Test
  void it_sees_how_its_points_are_and_were_and_no_others() {
    // Given
    told.journalled(
        told.publish(
            "ObservationRecorded",
            begin.plusSeconds(1200),
            "{\"point\":\"%s\",\"from\":\"%s\"}".formatted(mine, begin)));
    told.journalled(
        told.publish("ProbeFailed", begin.plusSeconds(600), "{\"point\":\"" + mine + "\"}"));
    // Then
    ask("/availability/points").statusCode(200).body("point", contains(mine));
    ask("/availability/points/" + mine + "/failures?from=" + begin)
        .statusCode(200)
        .body("failures.at", contains(begin.plusSeconds(600).toString()));
    for (String what : List.of("timeline", "outages", "failures", "results", "latency")) {
      ask("/availability/points/" + mine + "/" + what).statusCode(200);
      ask("/availability/points/" + others + "/" + what).statusCode(404);
    }
    ask("/availability/points/" + mine + "/outages/" + begin.plusSeconds(600))
        .statusCode(200)
        .body("points.point", contains(mine));
  }

  @Test
  void what_was_told_while_a_point_was_anothers_is_not_told_to_it() {
    // Given a point on which another one reported until a minute ago
    Told before = new Told("tool-" + Promised.unique());
    String handed = "point-" + Promised.unique();
    Instant handover = Promised.now().minusSeconds(60);
    new Promised(customer)
        .signed(begin, before.point(handed, 1))
        .signed(handover, told.point(handed, 1));
    String failures = "/availability/points/" + handed + "/failures?from=" + begin;
    Awaitility.await().until(() -> asked(failures).statusCode() == 200);
    String failed = "{\"point\":\"" + handed + "\"}";
    before.journalled(before.publish("ProbeFailed", begin.plusSeconds(600), failed));
    told.journalled(told.publish("ProbeFailed", handover.plusSeconds(10), failed));
    // Then
    ask(failures).body("failures.at", contains(handover.plusSeconds(10).toString()));
    ask("/availability/points/" + handed + "/timeline?from=" + begin + "&to=" + handover)
        .statusCode(200)
        .body("pieces.state", contains("UNOBSERVED"));
    assertThat(as(Persona.ADA, failures).jsonPath().getList("failures")).hasSize(2);
  }

  @Test
  void it_sees_windows_that_touch_its_points_with_its_own_names_alone() {
    // Given
    String whole = announced(customer, "");
    String both = announced(customer, ",\"points\":[\"" + mine + "\",\"" + others + "\"]");
    String theirs = announced(customer, ",\"points\":[\"" + others + "\"]");
    String elsewhere = announced(stranger, "");
    String shared = announced(customer + "\",\"" + stranger, "");
    // Then
    ask("/maintenance")
        .statusCode(200)
        .body("window", hasItem(whole))
        .body("window", hasItem(both))
        .body("window", hasItem(shared))
        .body("window", not(hasItem(theirs)))
        .body("window", not(hasItem(elsewhere)))
        .body("customers.flatten()", not(hasItem(stranger)))
        .body("points.flatten()", not(hasItem(others)));
    ask("/maintenance/" + whole)
        .statusCode(200)
        .body("occurrences[0].points", nullValue())
        .body("effects.customer", contains(customer));
    ask("/maintenance/" + both).statusCode(200).body("occurrences[0].points", contains(mine));
    ask("/maintenance/" + shared)
        .statusCode(200)
        .body("occurrences[0].customers", contains(customer))
        .body("effects.customer", contains(customer));
    ask("/maintenance/" + theirs).statusCode(404);
    ask("/maintenance/" + elsewhere).statusCode(404);
    ask("/maintenance?customer=" + stranger)
        .statusCode(400)
        .body("errors[0].field", equalTo("customer"));
  }

  @Test
  void it_sees_what_it_announced_itself() {
    String window =
        told
            .journalled(
                told.publish(
                    "MaintenanceWindowAnnounced",
                    Instant.now(),
                    "{\"window\":\"nightly\"," + fields(customer, "") + "}"))
            .stream()
            .value()
            .substring("window/".length());
    ask("/maintenance/" + window).statusCode(200).body("occurrences[0].points", contains(mine));
    given()
        .auth()
        .oauth2(Tokens.of("tool-" + Promised.unique(), "integrator"))
        .get("/maintenance/" + window)
        .then()
        .statusCode(404);
  }

  private String announced(String customers, String more) {
    Response answer =
        given()
            .auth()
            .oauth2(Tokens.of(Persona.OLAF))
            .contentType("application/json")
            .body("{" + fields(customers, more) + "}")
            .post("/maintenance");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    return answer.path("window");
  }

  private String fields(String customers, String more) {
    return """
    "customers":["%s"],"services":["portal"],"from":"%s","to":"%s","reason":"New disks"%s"""
        .formatted(customers, later, later.plusSeconds(3600), more);
  }

  private ValidatableResponse ask(String path) {
    return asked(path).then();
  }

  private Response asked(String path) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of(integrator, "integrator"))
        .get(path);
  }

  private static Response as(Persona who, String path) {
    return given().urlEncodingEnabled(false).auth().oauth2(Tokens.of(who)).get(path);
  }
}
