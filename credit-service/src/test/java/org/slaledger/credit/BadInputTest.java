package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class BadInputTest {
  private final String name = Api.newName();

  @Test
  void all_that_is_wrong_with_an_addendum_is_said_at_once() {
    String customer = Api.newCustomer();
    Response answer =
        Api.propose(
            name,
            Api.addendum(customer)
                .replace("EUR", "EURO")
                .replace("[50, 80]", "[80, 50]")
                .replace("confirm: 3", "confirm: 0")
                .replace("24x7", "nights"));
    refused(answer, 400)
        .body(
            "errors.field",
            containsInAnyOrder(
                "currency",
                "priorities.P1.hours",
                "priorities.P1.response.warnAt[1]",
                "services[0].points[0].confirm"));
  }

  @Test
  void what_a_document_says_is_judged_beside_its_form() {
    String customer = Api.newCustomer();
    Response answer =
        Api.propose(
            name,
            Api.addendum(customer)
                .replace("method: DOWNTIME", "method: DOWNTME")
                .replace("EUR", "EURO")
                .replace("[50, 80]", "[80, 50]")
                .replace("confirm: 3", "confirm: 0"));
    refused(answer, 400)
        .body(
            "errors.field",
            contains(
                "services[0].availability.method",
                "currency",
                "priorities.P1.response.warnAt[1]",
                "services[0].points[0].confirm"));
  }

  @Test
  void an_unknown_customer_has_no_agreement() {
    refused(Api.propose(name, Api.addendum("nobody-" + name)), 400)
        .body("errors.field", contains("customer"));
  }

  @Test
  void a_point_of_another_agreement_is_refused() {
    String customer = Api.newCustomer();
    Api.propose(customer + "-2026", Api.addendum(customer)).then().statusCode(201);
    refused(Api.propose(name, Api.addendum(customer)), 400)
        .body("errors.field", contains("services[0].points[0].point"));
  }

  @Test
  void an_agreement_is_not_called_as_a_path_that_leads_elsewhere() {
    String customer = Api.newCustomer();
    refused(Api.propose("dry-run", Api.addendum(customer)), 400)
        .body("errors.field", contains("agreement"));
    assertThat(Api.journalled("agreement/dry-run")).isZero();
  }

  @Test
  void what_is_no_addendum_is_refused_with_its_place() {
    refused(Api.propose(name, "customer: [acme"), 400).body("errors[0].field", equalTo("body"));
    refused(Api.propose(name, Api.addendum("acme").replace("fee: 1000.00", "fee: much")), 400)
        .body("errors[0].field", equalTo("services[0].fee"));
    refused(Api.propose(name, Api.addendum("acme") + "colour: blue\n"), 400)
        .body("errors[0].field", equalTo("colour"));
  }

  @Test
  void another_media_type_or_a_huge_body_is_refused() {
    refused(post("text/plain", "customer: acme".getBytes(UTF_8)), 415);
    refused(post("application/yaml", new byte[1_100_000]), 413);
    refused(post("application/yaml", ("# " + "x".repeat(70_000)).getBytes(UTF_8)), 400);
  }

  @Test
  void nothing_is_accepted_with_a_wrong_hash_or_for_somebody_else() {
    // Given
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String hash = Api.propose(agreement, Api.addendum(customer)).path("documentHash");
    // Then
    Api.accept(Api.as(Persona.OLAF), agreement, Api.acceptance("0".repeat(64)))
        .then()
        .statusCode(400)
        .body("errors.field", contains("documentHash"));
    Api.accept(Api.asCustomer(customer), agreement, Api.onBehalf(hash))
        .then()
        .statusCode(400)
        .body("errors.field", contains("onBehalfOf"));
    assertThat(Api.journalled("agreement/" + agreement)).isEqualTo(1);
  }

  @Test
  void an_operator_names_a_contact_that_the_customer_has() {
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String hash = Api.propose(agreement, Api.addendum(customer)).path("documentHash");
    for (String nobody : new String[] {"anybody", "zoe", "", "C A R L A"}) {
      refused(
              Api.accept(
                  Api.as(Persona.OLAF), agreement, Api.onBehalf(hash).replace("carla", nobody)),
              400)
          .body("errors.field", contains("onBehalfOf"))
          .body("errors.allowed", contains("a contact of the customer"));
    }
    assertThat(Api.journalled("agreement/" + agreement)).isEqualTo(1);
  }

  @Test
  void what_is_signed_is_not_accepted_again() {
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String hash = Api.propose(agreement, Api.addendum(customer)).path("documentHash");
    Api.sign(agreement, hash).then().statusCode(200);
    Api.accept(Api.as(Persona.OLAF), agreement, Api.onBehalf(hash)).then().statusCode(409);
    assertThat(Api.journalled("agreement/" + agreement)).isEqualTo(4);
  }

  @Test
  void what_is_not_there_can_not_be_accepted() {
    Api.accept(Api.as(Persona.OLAF), name, Api.acceptance("0".repeat(64))).then().statusCode(404);
  }

  private Response post(String type, byte[] body) {
    return Api.as(Persona.OLAF)
        .contentType(type)
        .body(body)
        .post("/agreements/" + name + "/addenda");
  }

  private io.restassured.response.ValidatableResponse refused(Response answer, int status) {
    assertThat(Api.journalled("agreement/" + name)).isZero();
    return answer.then().statusCode(status).contentType("application/problem+json");
  }
}
