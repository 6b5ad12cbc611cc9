package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** History over HTTP, part by part, to evidence in the log. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class ImportsTest {
  private static final String INTEGRATOR = Persona.INGO.subject();

  private final String id = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
  private final String point = "point-" + Promised.unique();
  private final String reported = "point-" + Promised.unique();
  private final String placed = "point-" + Promised.unique();
  private final Instant begin = Promised.now().minus(Duration.ofHours(5));

  @BeforeEach
  void sign() {
    Target nobody = new Target();
    nobody.close();
    new Promised("acme")
        .signed(
            begin,
            Promised.point(point, nobody.url(), Duration.ofMinutes(1)),
            fromParisAlone(Promised.point(placed, nobody.url(), Duration.ofMinutes(1))),
            new Told(INTEGRATOR).point(reported, 1));
    Awaitility.await().until(() -> get("/availability/points").getList("point").contains(reported));
  }

  @Test
  void history_becomes_evidence_that_says_that_it_was_imported() {
    // When
    begin(Persona.OLAF, point, "history", 4).then().statusCode(200).body("taken", equalTo(0));
    send(Persona.OLAF, 0, line(point, "history", 0, true), line(point, "history", 1, false))
        .then()
        .statusCode(200)
        .body("taken", equalTo(2));
    send(Persona.OLAF, 2, line(point, "history", 2, false), line(point, "history", 3, true))
        .then()
        .statusCode(200)
        .body("taken", equalTo(4))
        .body("events", equalTo(5));
    // Then
    List<Log.Entry> events = events(point, 5);
    assertThat(events).allMatch(entry -> entry.text().contains("\"imported\":\"" + id + "\""));
    assertThat(events)
        .extracting(Log.Entry::type)
        .containsExactly(
            "slaledger.ProbeFailed.v1",
            "slaledger.ObservationRecorded.v1",
            "slaledger.ProbeFailed.v1",
            "slaledger.ProbeRecovered.v1",
            "slaledger.ObservationRecorded.v1");
    assertThat(new JsonPath(events.get(2).text()).getInt("data.consecutive")).isEqualTo(2);
    assertThat(new JsonPath(events.get(3).text()).getString("data.failingSince"))
        .isEqualTo(at(1).toString());
    assertThat(new JsonPath(events.getLast().text()).getString("actor"))
        .isEqualTo(Persona.OLAF.subject());
    JsonPath timeline =
        get("/availability/points/%s/timeline?from=%s&to=%s".formatted(point, at(0), at(4)));
    assertThat(timeline.getString("down")).isEqualTo("PT2M");
    assertThat(timeline.getString("up")).isEqualTo("PT2M");
  }

  @Test
  void what_was_interrupted_goes_on_and_what_is_sent_again_changes_nothing() {
    // Given
    String[] lines = {
      line(point, "history", 0, true),
      line(point, "history", 1, true),
      line(point, "history", 2, true)
    };
    begin(Persona.OLAF, point, "history", 3).then().statusCode(200);
    send(Persona.OLAF, 0, lines[0], lines[1]).then().statusCode(200);
    // When
    begin(Persona.OLAF, point, "history", 3).then().body("taken", equalTo(2));
    send(Persona.OLAF, 0, lines[0], lines[1]).then().body("taken", equalTo(2));
    send(Persona.OLAF, 0, lines).then().body("taken", equalTo(3));
    send(Persona.OLAF, 0, lines).then().body("taken", equalTo(3)).body("events", equalTo(2));
    // Then
    assertThat(events(point, 2)).hasSize(2);
    send(Persona.OLAF, 5, lines[0]).then().statusCode(409).body("errors[0].field", equalTo("from"));
    send(Persona.OLAF, 2, lines).then().statusCode(409).body("errors[0].field", equalTo("body"));
  }

  @Test
  void an_integrator_imports_what_was_assigned_to_it_as_its_own_evidence() {
    begin(Persona.INGO, reported, INTEGRATOR, 1).then().statusCode(200);
    send(Persona.INGO, 0, line(reported, INTEGRATOR, 0, true)).then().statusCode(200);
    begin(Persona.INGO, reported, "history", 1)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].location"));
    begin(Persona.INGO, point, INTEGRATOR, 1)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].point"))
        .body("errors[0].message", containsString("was not assigned"));
    as(Persona.INGO)
        .contentType("application/json")
        .body(
            plan(reported, INTEGRATOR, 1)
                .replaceFirst(at(0).toString(), begin.minusSeconds(60).toString()))
        .put("/availability/imports/" + id)
        .then()
        .statusCode(400)
        .body("errors[0].message", containsString("was not assigned"));
    send(Persona.INGO, 0, line(reported, INTEGRATOR, 0, true)).then().statusCode(200);
  }

  @Test
  void what_cannot_be_imported_is_refused_before_anything_is_taken_in() {
    begin(Persona.OLAF, "nowhere", "history", 1)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].point"));
    begin(Persona.OLAF, point, "local", 1)
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("measures itself"));
    begin(Persona.OLAF, reported, INTEGRATOR, 1)
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("is an integrator"));
    as(Persona.OLAF)
        .contentType("application/json")
        .body(plan(point, "history", 1).replace(at(0).toString(), "2999-01-01T00:00:00Z"))
        .put("/availability/imports/" + id)
        .then()
        .statusCode(400)
        .body("errors[0].message", containsString("lies in the future"));
    as(Persona.OLAF)
        .contentType("application/json")
        .body(plan(point, "history", 1))
        .put("/availability/imports/short")
        .then()
        .statusCode(404);
    as(Persona.ADA).get("/availability/imports/" + id).then().statusCode(403);
    as(Persona.OLAF).get("/availability/imports/" + id).then().statusCode(404);
  }

  @Test
  void what_would_never_be_shown_is_refused_with_what_would_be() {
    begin(Persona.OLAF, reported, "history", 1)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].point"))
        .body("errors[0].message", containsString("is reported by an integrator"))
        .body("errors[0].allowed", equalTo("an import by " + INTEGRATOR));
    begin(Persona.OLAF, placed, "history", 1)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].location"))
        .body("errors[0].allowed", equalTo("paris"));
    begin(Persona.OLAF, placed, "paris", 1).then().statusCode(200);
  }

  @Test
  void it_can_be_asked_beforehand_what_would_be_refused() {
    // When
    Response good = check(plan(point, "history", 1));
    Response bad = check(plan("nowhere", "history", 1));
    Response backwards =
        check(
            plan(point, "history", 1)
                .replaceFirst("\"to\": \"[^\"]*\"", "\"to\": \"" + begin + "\""));
    // Then
    good.then().statusCode(204);
    bad.then().statusCode(400).body("errors[0].field", equalTo("series[0].point"));
    backwards.then().statusCode(400).body("errors[0].field", equalTo("series[0].to"));
    as(Persona.OLAF).get("/availability/imports/" + id).then().statusCode(404);
  }

  @Test
  void an_integrator_learns_nothing_of_what_others_import() {
    // Given
    begin(Persona.OLAF, point, "history", 1).then().statusCode(200);
    // Then
    as(Persona.INGO).get("/availability/imports/" + id).then().statusCode(404);
    begin(Persona.INGO, reported, INTEGRATOR, 1).then().statusCode(404);
    as(Persona.OLAF).get("/availability/imports/" + id).then().statusCode(200);
  }

  @Test
  void history_of_before_any_addendum_is_refused_since_it_would_never_be_shown() {
    // Given
    Instant before = begin.minusMillis(1);
    String early = line(point, "history", 0, true).replace(at(0).toString(), before.toString());
    // Then before anything is taken in
    as(Persona.OLAF)
        .contentType("application/json")
        .body(plan(point, "history", 1).replaceFirst(at(0).toString(), before.toString()))
        .put("/availability/imports/" + id)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].at"))
        .body("errors[0].message", containsString(before + " to " + at(0) + " is not all agreed"))
        .body("errors[0].allowed", equalTo("from " + begin + " on"));
    // Then also where the plan did not tell
    begin(Persona.OLAF, point, "history", 1).then().statusCode(200);
    send(Persona.OLAF, 0, early)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].at"));
    // Then an integrator is told the same of its own
    as(Persona.INGO)
        .contentType("application/json")
        .body(plan(reported, INTEGRATOR, 1).replaceFirst(at(0).toString(), before.toString()))
        .put("/availability/imports/" + id)
        .then()
        .statusCode(400)
        .body("errors[0].allowed", equalTo("from " + begin + " on"));
  }

  @Test
  void a_bad_line_is_named_with_its_field_and_nothing_of_its_part_is_taken_in() {
    // Given
    begin(Persona.OLAF, point, "history", 3).then().statusCode(200);
    String good = line(point, "history", 0, true);
    // Then
    for (Map.Entry<String, String> bad :
        Map.of(
                good.replace("true", "yes"),
                "line 2",
                "null",
                "line 2",
                good.replace("\"ok\"", "\"okay\":1,\"ok\""),
                "line 2.okay",
                good.replace("PT1M", "PT0S"),
                "line 2.interval",
                good,
                "line 2.at")
            .entrySet()) {
      send(Persona.OLAF, 0, good, bad.getKey())
          .then()
          .statusCode(400)
          .body("errors[0].field", containsString(bad.getValue()));
    }
    send(Persona.OLAF, 0, line("nowhere", "history", 0, true))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("series[0].point"));
    as(Persona.OLAF).get("/availability/imports/" + id).then().body("taken", equalTo(0));
  }

  @Test
  void views_built_anew_from_the_log_equal_those_that_answer() {
    // Given
    begin(Persona.OLAF, point, "history", 1).then().statusCode(200);
    send(Persona.OLAF, 0, line(point, "history", 0, false)).then().statusCode(200);
    events(point, 2);
    // Then
    BuiltAnew.equalsWhatAnswers("availability-probe-service");
  }

  private Response begin(Persona who, String of, String location, int observations) {
    return as(who)
        .contentType("application/json")
        .body(plan(of, location, observations))
        .put("/availability/imports/" + id);
  }

  private static Response check(String plan) {
    return as(Persona.OLAF)
        .contentType("application/json")
        .body(plan)
        .post("/availability/imports/check");
  }

  private static MeasurementPoint fromParisAlone(MeasurementPoint it) {
    return new MeasurementPoint(
        it.point(),
        it.probe(),
        it.interval(),
        it.timeout(),
        it.confirm(),
        it.staleness(),
        it.quorum(),
        List.of("paris"),
        it.silent());
  }

  private String plan(String of, String location, int observations) {
    return """
    {"name": "2026.csv", "observations": %d,
     "series": [{"point": "%s", "location": "%s", "from": "%s", "to": "%s"}]}"""
        .formatted(observations, of, location, at(0), at(0));
  }

  private Response send(Persona who, int from, String... lines) {
    return as(who)
        .contentType("application/x-ndjson")
        .body((String.join("\n", lines) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/availability/imports/" + id + "/observations?from=" + from);
  }

  private String line(String of, String location, int minute, boolean ok) {
    return "{\"point\":\"%s\",\"location\":\"%s\",\"at\":\"%s\",\"interval\":\"PT1M\",\"ok\":%s}"
        .formatted(of, location, at(minute), ok);
  }

  private Instant at(int minute) {
    return begin.plus(Duration.ofMinutes(10 + minute));
  }

  private static List<Log.Entry> events(String of, int count) {
    return Awaitility.await()
        .until(
            () -> Log.stream("sla.availability", "probe/" + of + "@history"),
            all -> all.size() >= count);
  }

  private static io.restassured.specification.RequestSpecification as(Persona who) {
    return given().urlEncodingEnabled(false).auth().oauth2(Tokens.of(who));
  }

  private static JsonPath get(String path) {
    return as(Persona.ADA).get(path).then().statusCode(200).extract().jsonPath();
  }
}
