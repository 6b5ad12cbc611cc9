package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class BearerTest {
  private static final String CUSTOMER = "customer";
  private static final String PROBLEM = "application/problem+json";

  @Test
  void an_agent_reads() {
    get("acme", Tokens.of(Persona.ADA)).then().statusCode(200).body("customer", equalTo("acme"));
  }

  @Test
  void a_customer_reads_its_own() {
    get("acme", customerOf("acme")).then().statusCode(200);
  }

  @Test
  void a_customer_does_not_learn_that_another_exists() {
    get("globex", customerOf("acme"))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", equalTo("There is no sample globex."));
  }

  @Test
  void a_customer_without_a_claim_reads_nothing() {
    get("acme", Tokens.of("customer-carla", CUSTOMER)).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/samples/acme", "/samples", "/nowhere"})
  void nobody_is_refused(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"))
        .contentType("application/problem+json")
        .body("status", equalTo(401));
  }

  @Test
  void another_role_is_refused() {
    get("acme", Tokens.of(Persona.INGO))
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("detail", equalTo("Your role may not do this."));
  }

  @TestFactory
  Stream<DynamicTest> a_token_with_a_fault_is_refused() {
    return Tokens.wrong(Persona.ADA).entrySet().stream()
        .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> refused(fault.getValue())));
  }

  @Test
  void an_endpoint_without_declared_roles_is_refused_to_all() {
    given()
        .auth()
        .oauth2(Tokens.of(Persona.ROOT))
        .get("/samples/unguarded/any")
        .then()
        .statusCode(403);
  }

  @Test
  void health_needs_no_token_on_the_management_port_and_is_not_elsewhere() {
    given().get(Management.url("/q/health/ready")).then().statusCode(200);
    given().get(Management.url("/q/metrics")).then().statusCode(200);
    given().get(Management.url("/q/openapi")).then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(is(401));
  }

  @Test
  void the_description_tells_of_problems_and_leaves_pages_out() {
    given()
        .accept("application/json")
        .get(Management.url("/q/openapi"))
        .then()
        .statusCode(200)
        .body("info.title", equalTo("sample-service"))
        .body("paths.'/samples/{customer}'.get.responses.default.content", hasKey(PROBLEM))
        .body("paths", not(hasKey("/ui/sample")));
  }

  private static void refused(String token) {
    get("acme", token).then().statusCode(401).contentType("application/problem+json");
  }

  private static String customerOf(String customer) {
    return Tokens.of("customer-carla", List.of(CUSTOMER), customer);
  }

  private static io.restassured.response.Response get(String customer, String token) {
    return given().auth().oauth2(token).get("/samples/" + customer);
  }
}
