package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IdentityProvider.class)
class BearerTest {
  private static final String CUSTOMER = "customer";

  @Test
  void an_agent_reads() {
    get("acme", IdentityProvider.token("agent-ada", "agent"))
        .then()
        .statusCode(200)
        .body("customer", equalTo("acme"));
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
    get("acme", IdentityProvider.token("customer-carla", CUSTOMER)).then().statusCode(404);
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
    get("acme", IdentityProvider.token("pager", "integrator"))
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("detail", equalTo("Your role may not do this."));
  }

  @Test
  void another_issuer_is_refused() {
    refused(IdentityProvider.token("other", "agent-ada", "agent", "sla-ledger", 60, Map.of()));
  }

  @Test
  void another_audience_is_refused() {
    refused(IdentityProvider.token("sla", "agent-ada", "agent", "another", 60, Map.of()));
  }

  @Test
  void an_expired_token_is_refused() {
    refused(IdentityProvider.token("sla", "agent-ada", "agent", "sla-ledger", -60, Map.of()));
  }

  @Test
  void an_unsigned_token_is_refused() {
    String[] parts = IdentityProvider.token("agent-ada", "agent").split("\\.", -1);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    refused(none + "." + parts[1] + ".");
  }

  @Test
  void an_endpoint_without_declared_roles_is_refused_to_all() {
    given()
        .auth()
        .oauth2(IdentityProvider.token("admin-root", "admin"))
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

  private static void refused(String token) {
    get("acme", token).then().statusCode(401).contentType("application/problem+json");
  }

  private static String customerOf(String customer) {
    return IdentityProvider.token("customer-carla", CUSTOMER, Map.of("customer", customer));
  }

  private static io.restassured.response.Response get(String customer, String token) {
    return given().auth().oauth2(token).get("/samples/" + customer);
  }
}
