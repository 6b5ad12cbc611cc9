package org.slaledger.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** Every endpoint, tried by those who may not use it. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class SecurityTest {
  private static final String[] PATHS = {"/clocks", "/clocks/T-1/RESPONSE"};

  @TestFactory
  Stream<DynamicTest> no_endpoint_takes_a_token_with_a_fault() {
    return Stream.of(PATHS)
        .flatMap(
            path ->
                Tokens.wrong(Persona.ADA).entrySet().stream()
                    .map(
                        fault ->
                            DynamicTest.dynamicTest(
                                path + ": " + fault.getKey(),
                                () -> assertThat(status(path, fault.getValue())).isEqualTo(401))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clocks", "/clocks/T-1/RESPONSE", "/ui/clocks", "/ui/clocks/board"})
  void no_endpoint_answers_a_stranger(String path) {
    int status = given().redirects().follow(false).get(path).statusCode();
    assertThat(status).isIn(401, 302);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clocks", "/clocks/T-1/RESPONSE"})
  void no_endpoint_answers_an_integrator_or_somebody_without_a_role(String path) {
    assertThat(status(path, Tokens.of(Persona.INGO))).isEqualTo(403);
    assertThat(status(path, Tokens.withoutRole())).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ui/clocks", "/ui/clocks/board"})
  void no_page_opens_by_a_bearer_token(String path) {
    given()
        .redirects()
        .follow(false)
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .get(path)
        .then()
        .statusCode(302);
  }

  @ParameterizedTest
  @CsvSource({
    "/clocks?state=LATE, 400, state",
    "/clocks?ticket=a/b, 400, ticket",
    "/clocks?customer=a%20b, 400, customer"
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

  private static int status(String path, String token) {
    return given().auth().oauth2(token).get(path).statusCode();
  }
}
