package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class StatusTest {
  @Test
  void an_operator_sees_how_far_the_service_has_read_and_what_stands_still() {
    await()
        .untilAsserted(
            () ->
                status("sample-service", Persona.OLAF)
                    .statusCode(200)
                    .body("service", equalTo("sample-service"))
                    .body("relay.role", notNullValue())
                    .body("topics.topic", hasItem("sla.customers"))
                    .body("stopped", notNullValue())
                    .body("alarms", notNullValue()));
  }

  @Test
  void a_customer_sees_that_it_runs_and_no_more() {
    status("sample-service", Persona.CARLA)
        .statusCode(200)
        .body("running", equalTo(true))
        .body("topics", nullValue());
  }

  @Test
  void another_service_is_not_here() {
    status("another-service", Persona.OLAF).statusCode(404);
  }

  @Test
  void while_the_journal_takes_no_events_a_command_gets_503_and_is_told_when_to_ask_again() {
    // Given a restore or a promotion, until the journal was compared
    await()
        .untilAsserted(
            () -> {
              anotherStart();
              keep()
                  .statusCode(503)
                  .header("Retry-After", equalTo("2"))
                  .contentType("application/problem+json")
                  .body("detail", containsString("is compared with the log"));
            });
    // Then
    await().untilAsserted(() -> keep().statusCode(204));
  }

  private static ValidatableResponse keep() {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .contentType("application/json")
        .post("/samples/kept")
        .then();
  }

  private static void anotherStart() {
    Superuser.of("sample").ask("UPDATE journal_gate SET server_started = 'epoch'");
  }

  private static ValidatableResponse status(String service, Persona persona) {
    return given().auth().oauth2(Tokens.of(persona)).get("/status/" + service).then();
  }
}
