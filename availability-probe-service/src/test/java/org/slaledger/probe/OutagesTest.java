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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** What was down when, and what says so: of a portal with two points, seen from Rome and Bern. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class OutagesTest {
  private final String customer = "o" + Promised.unique();
  private final String web = "web-" + Promised.unique();
  private final String api = "api-" + Promised.unique();
  private final Instant zero =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(5));
  private final Recordings ofWeb = new Recordings(web, zero);
  private final Recordings ofApi = new Recordings(api, zero);
  private final String token = Tokens.of("carl-" + customer, List.of("customer"), customer);

  @BeforeEach
  void sign() {
    new Promised(customer).signed(zero, ofWeb.terms(2, "rome", "bern"), ofApi.terms(null, "rome"));
  }

  @Test
  void an_outage_tells_who_saw_it_what_confirmed_and_what_ended_it_and_each_failed_probe() {
    // Given: Rome sees it down from 10 to 30, Bern from 20 to 40
    ofWeb.measured("rome", 0, 60);
    ofWeb.measured("bern", 0, 60);
    List<String> rome = ofWeb.failed("rome", 10, 3);
    List<String> bern = ofWeb.failed("bern", 20, 2);
    String up = ofWeb.recovered("rome", 30, 10);
    ofWeb.recovered("bern", 40, 20);
    // When
    JsonPath found = once(points(web), "period.down", "PT10M");
    // Then: both saw it from 20 to 30
    assertThat(found.getList("outages")).hasSize(1);
    found.setRootPath("outages[0]");
    assertThat(found.getString("began")).isEqualTo(ofWeb.minute(20).toString());
    assertThat(found.getString("upFrom")).isEqualTo(ofWeb.minute(30).toString());
    assertThat(found.getString("end")).isEqualTo("ENDED");
    assertThat(found.getBoolean("beginSeen")).isTrue();
    assertThat(found.getList("points[0].locations.location")).containsExactly("bern", "rome");
    assertThat(found.getList("points[0].locations.down")).containsExactly("PT10M", "PT10M");
    assertThat(found.<String>getList("points[0].confirmedBy"))
        .containsExactly(rome.get(0), rome.get(1), bern.get(0), bern.get(1));
    assertThat(found.<String>getList("points[0].endedBy.event")).contains(up);
    assertThat(found.getList("points[0].probes.event"))
        .containsExactly(rome.get(0), rome.get(1), rome.get(2), bern.get(0), bern.get(1));
    assertThat(found.getString("points[0].probes[0].phases.connect")).isEqualTo("PT0.02S");
    assertThat(found.getInt("points[0].probes[0].status")).isEqualTo(503);
    assertThat(found.getInt("points[0].failures")).isEqualTo(5);
    assertThat(get(found.getString("points[0].evidence")).jsonPath().getList("failures"))
        .hasSize(5);
  }

  @Test
  void means_and_shares_are_of_what_was_observed_and_the_rest_is_told_beside_them() {
    // Given: down from 10 to 15 and from 40 to 55, unobserved from 20 to 30 and from 60 on
    ofApi.measured("rome", 0, 20);
    ofApi.missed("rome", 20, 30);
    ofApi.measured("rome", 30, 60);
    ofApi.failed("rome", 10, 2);
    ofApi.recovered("rome", 15, 10);
    ofApi.failed("rome", 40, 2);
    ofApi.recovered("rome", 55, 40);
    // When: of an hour and a quarter
    String period = "?from=" + zero + "&to=" + ofApi.minute(75);
    JsonPath found =
        once("/availability/points/" + api + "/outages" + period, "period.down", "PT20M");
    // Then
    found.setRootPath("period");
    assertThat(found.getString("up")).isEqualTo("PT30M");
    assertThat(found.getString("unobserved")).isEqualTo("PT25M");
    assertThat(found.getInt("availability.numerator")).isEqualTo(3);
    assertThat(found.getInt("availability.denominator")).isEqualTo(5);
    assertThat(found.getInt("unobservedShare.numerator")).isEqualTo(1);
    assertThat(found.getInt("unobservedShare.denominator")).isEqualTo(3);
    assertThat(found.getString("mttr")).isEqualTo("PT10M");
    assertThat(found.getString("mtbf")).isEqualTo("PT15M");
    assertThat(found.getString("text"))
        .isEqualTo("up 60 % of the observed time; 33.3334 % of the period was not observed");
    assertThat(found.getString("note")).contains("statement");
  }

  @Test
  void an_outage_is_told_whole_whichever_part_of_it_is_asked_for() {
    // Given
    ofApi.measured("rome", 0, 200);
    ofApi.failed("rome", 10, 3);
    ofApi.recovered("rome", 190, 10);
    // When
    String within = "?from=" + ofApi.minute(100) + "&to=" + ofApi.minute(101);
    JsonPath found =
        once("/availability/points/" + api + "/outages" + within, "period.down", "PT1M");
    // Then
    assertThat(found.getString("outages[0].began")).isEqualTo(ofApi.minute(10).toString());
    assertThat(found.getString("outages[0].upFrom")).isEqualTo(ofApi.minute(190).toString());
    assertThat(found.getInt("period.outagesBegun")).isZero();
    String inside = "/availability/points/" + api + "/outages/" + ofApi.minute(50);
    get(inside).then().statusCode(200).body("down", equalTo("PT3H"));
    get("/availability/points/" + api + "/outages/" + ofApi.minute(5)).then().statusCode(404);
    get("/availability/points/" + api + "/outages/2999-01-01T00:00:00Z").then().statusCode(404);
    for (String none : List.of("soon", "-5000-01-01T00:00:00Z")) {
      get("/availability/points/" + api + "/outages/" + none)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("at"))
          .body("errors[0].allowed", containsString("2026-06-01T12:00:00Z"));
    }
    get("/availability/points/" + api + "/outages/" + ofApi.minute(50) + ".csv")
        .then()
        .statusCode(406)
        .body("errors[0].message", equalTo("text/csv is not offered"))
        .body("errors[0].allowed", equalTo("application/json"));
  }

  @Test
  void a_location_that_told_nothing_of_the_point_is_refused_with_those_that_did() {
    // Given
    ofApi.measured("rome", 0, 30);
    ofApi.failed("rome", 10, 2);
    String failures = "/availability/points/" + api + "/failures?from=" + zero;
    once(failures + "&location=rome", "failures.size()", "2");
    // Then
    get(failures + "&location=rom")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("location"))
        .body("errors[0].allowed", containsString("rome"));
  }

  @Test
  void what_nobody_measures_any_more_has_not_been_seen_to_end() {
    // Given
    ofApi.measured("rome", 0, 30);
    ofApi.failed("rome", 10, 2);
    // When
    JsonPath found = once(points(api), "period.down", "PT20M");
    // Then
    assertThat(found.getString("outages[0].end")).isEqualTo("END_NOT_SEEN");
    assertThat(found.getString("outages[0].upFrom")).isNull();
    assertThat(found.getString("period.mttr")).isNull();
  }

  @Test
  void a_service_is_down_while_any_of_its_points_is() {
    // Given
    ofWeb.measured("rome", 0, 60).measured("bern", 0, 60);
    ofApi.measured("rome", 0, 60);
    ofApi.failed("rome", 10, 2);
    ofApi.recovered("rome", 30, 10);
    ofWeb.failed("rome", 20, 2);
    ofWeb.failed("bern", 20, 2);
    ofWeb.recovered("bern", 35, 20);
    // When
    String service = "/availability/services/" + customer + "/portal";
    String hour = "?from=" + zero + "&to=" + ofWeb.minute(60);
    JsonPath timeline = once(service + hour, "down", "PT25M");
    JsonPath outages = get(service + "/outages" + hour).jsonPath();
    // Then
    assertThat(timeline.getList("points.point")).containsExactlyInAnyOrder(api, web);
    assertThat(timeline.getString("up")).isEqualTo("PT35M");
    assertThat(outages.getList("outages")).hasSize(1);
    assertThat(outages.getString("outages[0].began")).isEqualTo(ofApi.minute(10).toString());
    assertThat(outages.getList("outages[0].points.point")).containsExactlyInAnyOrder(api, web);
    JsonPath now = get("/availability/services").jsonPath();
    assertThat(now.getList("service")).containsExactly("portal");
    assertThat(now.getString("[0].state")).isEqualTo("UNOBSERVED");
  }

  @Test
  void tables_guard_against_formulas() {
    // Given
    ofApi.measured("rome", 0, 30);
    ofApi.failed("rome", 10, 2);
    once(points(api), "period.down", "PT20M");
    // When
    String failures = csv("/availability/points/" + api + "/failures?from=" + zero);
    String outages = csv("/availability/points/" + api + "/outages");
    // Then
    assertThat(failures).startsWith("point,location,at,").contains(",STATUS,503,'=status 503,0.12");
    assertThat(outages.lines().toList().get(1)).contains(",END_NOT_SEEN,", ",1200,0,");
    assertThat(csv("/availability/services")).startsWith("customer,service,state,");
  }

  @Test
  void nobody_learns_of_anothers_points_and_services() {
    String other = Tokens.ofAnotherCustomer();
    for (String path :
        List.of(
            points(api),
            "/availability/points/" + api + "/failures",
            "/availability/services/" + customer + "/portal",
            "/availability/services/" + customer + "/portal/outages")) {
      Awaitility.await().until(() -> get(path).statusCode() == 200);
      given().auth().oauth2(other).get(path).then().statusCode(404);
    }
    given().auth().oauth2(other).get("/availability/services").then().body("", equalTo(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=2020-01-01T00:00:00Z&to=2020-06-01T00:00:00Z",
        "?to=soon",
        "?from=-5000-01-01T00:00:00Z"
      })
  void a_period_that_is_too_long_or_none_is_refused(String query) {
    get(points(api) + query).then().statusCode(400);
    get("/availability/services/a/b" + query).then().statusCode(400);
    get("/availability/points/a/failures?behind=-1").then().statusCode(400);
  }

  private static String points(String point) {
    return "/availability/points/" + point + "/outages";
  }

  private JsonPath once(String path, String field, String value) {
    return Awaitility.await()
        .ignoreExceptions()
        .until(() -> get(path).jsonPath(), found -> value.equals(found.getString(field)));
  }

  private Response get(String path) {
    return given().urlEncodingEnabled(false).auth().oauth2(token).get(path);
  }

  private static String csv(String path) {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .accept("text/csv")
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
