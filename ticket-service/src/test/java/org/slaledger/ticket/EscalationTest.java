package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class EscalationTest {
  private static final String CARLA = "{\"steps\":[{\"contact\":\"carla\",\"after\":\"PT15M\"}]}";

  private String customer = "";

  @BeforeEach
  void register() {
    customer = Api.newCustomer();
  }

  @Test
  void a_path_is_said_shown_and_takes_the_place_of_the_one_before() {
    shown().then().header("ETag", "\"2\"").body("steps", empty());
    change(Api.as(Persona.OLAF), "\"2\"", CARLA)
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("steps.contact", contains("carla"))
        .body("steps.after", contains("PT15M"));
    Log.awaitEvent("sla.customers", "customer/" + customer, "slaledger.EscalationPathChanged.v1");
    change(Api.asCustomer(customer), "\"3\"", "{\"steps\":[]}").then().statusCode(200);
    shown().then().header("ETag", "\"4\"").body("steps", empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          steps[0].contact | `{"steps":[{"contact":"nobody","after":"PT0S"}]}`
          steps[0].after   | `{"steps":[{"contact":"carla","after":"PT-1S"}]}`
          steps            | `{}`
          """)
  void a_path_that_leads_nowhere_is_refused(String field, String body) {
    long before = Api.journalled();
    change(Api.as(Persona.OLAF), "\"2\"", body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void a_path_is_said_of_a_customer_that_one_may_see_at_the_version_that_was_seen() {
    change(Api.as(Persona.OLAF), "\"1\"", CARLA).then().statusCode(412);
    change(Api.asCustomer(Api.newCustomer()), "\"2\"", CARLA).then().statusCode(404);
    Api.asCustomer("nobody").get("/customers/" + customer + "/escalation").then().statusCode(404);
    Api.as(Persona.AUDE).get("/customers/nobody/escalation").then().statusCode(404);
  }

  @Test
  void whoever_is_erased_is_called_no_more() {
    change(Api.as(Persona.OLAF), "\"2\"", CARLA).then().statusCode(200);
    Api.json(Persona.OLAF, "{\"reason\":\"request 17\"}")
        .delete("/customers/" + customer + "/contacts/carla")
        .then()
        .statusCode(204);
    shown().then().header("ETag", "\"5\"").body("steps", empty());
  }

  private Response shown() {
    return Api.as(Persona.AUDE).get("/customers/" + customer + "/escalation");
  }

  private Response change(RequestSpecification as, String seen, String body) {
    return as.contentType("application/json")
        .header("If-Match", seen)
        .body(body)
        .put("/customers/" + customer + "/escalation");
  }
}
