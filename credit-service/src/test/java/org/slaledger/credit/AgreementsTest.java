package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class AgreementsTest {
  @Test
  void terms_in_yaml_are_proposed_accepted_by_both_and_reach_the_log() {
    // Given
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    // When
    String hash =
        Api.propose(agreement, Api.addendum(customer))
            .then()
            .statusCode(201)
            .header("ETag", "\"1\"")
            .body("version", equalTo(1))
            .extract()
            .path("documentHash");
    Api.sign(agreement, hash)
        .then()
        .statusCode(200)
        .header("ETag", "\"4\"")
        .body("accepted.party", contains("PROVIDER", "CUSTOMER"))
        .body("accepted.by", contains("operator-olaf", "carla"))
        .body("effectiveFrom", notNullValue());
    // Then
    Log.awaitEvent("sla.agreements", "agreement/" + agreement, "slaledger.AddendumSigned.v1");
    Api.as(Persona.AUDE)
        .get("/agreements/" + agreement)
        .then()
        .statusCode(200)
        .header("ETag", "\"4\"")
        .body("customer", equalTo(customer))
        .body("addenda[0].documentHash", equalTo(hash))
        .body("addenda[0].addendum.services[0].fee", equalTo("1000.00"));
  }

  @Test
  void terms_in_json_are_the_same_document() {
    // Given
    String customer = Api.newCustomer();
    byte[] yaml = Api.addendum(customer).getBytes(StandardCharsets.UTF_8);
    var addendum = AddendumDocument.read(yaml, Format.YAML);
    // When
    var answer =
        Api.as(Persona.ROOT)
            .contentType("application/json")
            .body(AddendumDocument.canonical(addendum))
            .post("/agreements/" + customer + "-2026/addenda");
    // Then
    answer.then().statusCode(201);
    assertThat(answer.<String>path("documentHash")).isEqualTo(AddendumDocument.hash(addendum));
  }

  @Test
  void a_customer_accepts_for_itself_and_one_side_alone_signs_nothing() {
    String customer = Api.newCustomer();
    String hash = Api.propose(customer + "-2026", Api.addendum(customer)).path("documentHash");
    Api.accept(Api.asCustomer(customer), customer + "-2026", Api.acceptance(hash))
        .then()
        .statusCode(200)
        .body("accepted.party", contains("CUSTOMER"))
        .body("accepted.by", contains("somebody"))
        .body("effectiveFrom", nullValue());
  }

  @Test
  void a_customer_sees_and_accepts_its_own_agreements_only() {
    // Given
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String hash = Api.propose(agreement, Api.addendum(customer)).path("documentHash");
    // Then
    Api.asCustomer(customer)
        .get("/agreements")
        .then()
        .statusCode(200)
        .body("agreement", equalTo(java.util.List.of(agreement)));
    Api.asCustomer("umbrella").get("/agreements/" + agreement).then().statusCode(404);
    Api.asCustomer("umbrella").get("/agreements").then().body("agreement", not(hasItem(agreement)));
    Api.accept(Api.asCustomer("umbrella"), agreement, Api.acceptance(hash)).then().statusCode(404);
    assertThat(Api.journalled("agreement/" + agreement)).isEqualTo(1);
  }

  @Test
  void the_same_key_proposes_once() {
    String customer = Api.newCustomer();
    for (int i = 0; i < 2; i++) {
      Api.as(Persona.OLAF)
          .header("Idempotency-Key", customer)
          .contentType("application/yaml")
          .body(Api.addendum(customer).getBytes(StandardCharsets.UTF_8))
          .post("/agreements/" + customer + "-2026/addenda")
          .then()
          .statusCode(201)
          .body("version", equalTo(1));
    }
    assertThat(Api.journalled("agreement/" + customer + "-2026")).isEqualTo(1);
  }

  @Test
  void two_versions_are_compared_term_by_term() {
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String terms = Api.addendum(customer);
    Api.propose(agreement, terms).then().statusCode(201);
    Api.propose(
            agreement,
            terms
                .replace("warnAt: [50, 80]", "warnAt: [90]")
                .replace("interval: PT30S", "interval: PT60S"))
        .then()
        .statusCode(201);
    String path = "/agreements/" + agreement + "/addenda/2/difference";
    for (String from : new String[] {"", "?from=1"}) {
      Api.asCustomer(customer)
          .get(path + from)
          .then()
          .statusCode(200)
          .body(
              "changed.path",
              contains(
                  "priorities.P1.response.warnAt",
                  "services[hosting].points[" + customer + "-web].interval"))
          .body("changed.before", contains("50, 80", "PT30S"))
          .body("changed.after", contains("90", "PT1M"));
    }
    Api.asCustomer(customer).get(path + "?from=3").then().statusCode(404);
    Api.asCustomer("umbrella").get(path).then().statusCode(404);
  }

  @Test
  void an_agreement_ends_and_tells_which_terms_held() {
    // Given
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String hash = Api.propose(agreement, Api.addendum(customer)).path("documentHash");
    Api.sign(agreement, hash).then().statusCode(200).body("state", equalTo("EFFECTIVE"));
    for (String purpose : new String[] {"response", "availability"}) {
      Api.asCustomer(customer)
          .get("/agreements/" + agreement + "/terms?for=" + purpose)
          .then()
          .statusCode(200)
          .body("version", equalTo(1))
          .body("documentHash", equalTo(hash));
    }
    // When
    String end = "{\"at\":\"2027-01-15T00:00:00Z\",\"reason\":\"moved\"%s}";
    end(agreement, end.formatted(""))
        .then()
        .statusCode(400)
        .body("errors.field", contains("lastPeriodFees.hosting"));
    end(agreement, end.formatted(",\"lastPeriodFees\":{\"hosting\":\"480.00\"}"))
        .then()
        .statusCode(200)
        .body("endedAt", equalTo("2027-01-15T00:00:00Z"));
    // Then
    end(agreement, end.formatted("")).then().statusCode(409);
    String terms = "/agreements/" + agreement + "/terms?for=response&at=";
    Api.as(Persona.AUDE).get(terms + "2027-01-14T23:59:59Z").then().statusCode(200);
    Api.as(Persona.AUDE).get(terms + "2027-01-15T00:00:00Z").then().statusCode(404);
    Api.as(Persona.AUDE).get(terms + "yesterday").then().statusCode(400);
    Api.as(Persona.AUDE).get("/agreements/" + agreement + "/terms").then().statusCode(400);
    Api.asCustomer("umbrella").get(terms).then().statusCode(404);
  }

  private static io.restassured.response.Response end(String agreement, String body) {
    return Api.as(Persona.OLAF)
        .contentType("application/json")
        .body(body)
        .post("/agreements/" + agreement + "/end");
  }
}
