package org.slaledger.notification;

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
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Endpoints;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** Every endpoint, tried by those who may not use it. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "database", value = "notification"),
      @ResourceArg(name = "mail", value = "true")
    })
class SecurityTest {
  @TestHTTPResource("/")
  URI root;

  @TestFactory
  Stream<DynamicTest> no_endpoint_opens_without_its_role() {
    return Endpoints.of("org.slaledger.notification", "org.slaledger.web").attempts(root, Set.of());
  }

  @Test
  void a_wrong_parameter_is_named() {
    given()
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .get("/notifications?customer={customer}", "a b")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("customer"));
  }

  @Test
  void an_integrator_is_told_nothing() {
    int status = given().auth().oauth2(Tokens.of(Persona.INGO)).get("/notifications").statusCode();
    assertThat(status).isEqualTo(403);
  }
}
