package org.slaledger.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Endpoints;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** Every endpoint, tried by those who may not use it. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class SecurityTest {
  @TestHTTPResource("/")
  URI root;

  @TestFactory
  Stream<DynamicTest> no_endpoint_opens_without_its_role() {
    return Endpoints.of("org.slaledger.clock", "org.slaledger.web").attempts(root, Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/clocks",
        "/clocks/T-1/RESPONSE",
        "/attainment?period=2026-11",
        "/attainment/clocks?period=2026-11",
        "/pauses?period=2026-11"
      })
  void no_endpoint_answers_an_integrator(String path) {
    assertThat(status(path, Tokens.of(Persona.INGO))).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "/clocks?state=LATE, 400, state",
    "/clocks?ticket=a/b, 400, ticket",
    "/clocks?customer=a%20b, 400, customer",
    "/attainment, 400, period",
    "/attainment?period=2026-13, 400, period",
    "/attainment?period=2200-01, 400, period",
    "/attainment?period=2026-11&kind=LUNCH, 400, kind",
    "/attainment?period=2026-11&priority=P5, 400, priority",
    "/attainment?period=2026-11&customer=a%20b, 400, customer",
    "/attainment/clocks?period=2026-11&outcome=LATE, 400, outcome",
    "/attainment/clocks?period=2026-11&after=T-1, 400, after",
    "/attainment/clocks?period=2026-11&after=2026-11-01~T-1~UPDATE, 400, after",
    "/pauses?customer=acme, 400, period",
    "/pauses?period=2026-Q5, 400, period"
  })
  void a_wrong_parameter_is_named(String path, int status, String field) {
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clocks/T-none/RESPONSE", "/clocks/T-1/LUNCH", "/clocks/-/RESPONSE"})
  void what_is_not_there_is_not_found(String path) {
    assertThat(status(path, Tokens.of(Persona.ADA))).isEqualTo(404);
  }

  @Test
  void a_stream_of_events_is_no_place_to_sign_in() {
    given()
        .redirects()
        .follow(false)
        .accept("text/event-stream")
        .get("/ui/clocks/events")
        .then()
        .statusCode(499);
  }

  private static int status(String path, String token) {
    return given().auth().oauth2(token).get(path).statusCode();
  }
}
