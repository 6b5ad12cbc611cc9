package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

/** From the log as other services fill it to a statement over HTTP. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class StatementsTest {
  private static final Instant MAY = Given.at("05-01T00:00:00");
  private static final Instant AUGUST = Given.at("08-01T00:00:00");
  private static final Instant DOWN = Given.at("06-20T00:00:00");
  private static final Instant BACK = Given.at("06-20T01:00:00");
  private static final Instant LATER = Given.at("06-25T00:00:00");

  private final String customer = Api.newName();
  private final String agreement = customer + "-2026";
  private final String web = customer + "-web";
  private final Given given = new Given(agreement, customer);

  @Test
  void an_outage_and_announced_maintenance_become_a_statement() throws Exception {
    // Given
    anHourDown();
    given.failed(web, LATER, 1).recovered(web, LATER.plus(Duration.ofHours(2)), LATER);
    given.announced(customer, MAY, LATER, LATER.plus(Duration.ofHours(2)));
    given.clockStarted(customer, DOWN);
    Api.publish(given.events());
    // When
    var answer = Api.as(Persona.AUDE).get("/statements/" + agreement + "/2026-06");
    // Then: 719 h of 720 h
    answer
        .then()
        .statusCode(200)
        .body("issued", nullValue())
        .body("statement.state", equalTo("FINISHED"))
        .body("statement.credit", equalTo("100.00"))
        .body("statement.services[0].availability", equalTo("99.861111"))
        .body("statement.services[0].measured.excluded", equalTo("PT2H"))
        .body("statement.services[0].account.fate", hasItem("EXCLUDED"))
        .body("statement.response.open", equalTo(1))
        .body(
            "statement.cut.stream",
            contains(
                "agreement/" + agreement,
                "clock/" + customer + ":RESPONSE",
                "probe/" + web + "@local",
                "window/" + customer));
    assertThat(sha256(document("?asOf=2026-11-01T00:00:00Z"))).isEqualTo(answer.path("hash"));
  }

  @Test
  void an_issued_statement_stays_and_is_derived_again_the_same() {
    // Given
    anHourDown();
    Api.publish(given.events());
    String path = "/statements/" + agreement + "/2026-06";
    String hash =
        Api.as(Persona.OLAF)
            .noContentType()
            .header("Idempotency-Key", customer)
            .post(path)
            .then()
            .statusCode(201)
            .body("issued.matches", equalTo(true))
            .body("issued.credit", equalTo("100.00"))
            .extract()
            .path("hash");
    // When
    Given more = new Given(agreement, customer);
    anHourDown(more).failed(web, LATER, 1);
    Api.publish(more.events());
    // Then
    Api.asCustomer(customer)
        .get(path)
        .then()
        .statusCode(200)
        .body("hash", equalTo(hash))
        .body("issued.hash", equalTo(hash))
        .body("issued.issuedBy", equalTo("operator-olaf"));
    Api.as(Persona.AUDE)
        .get(path + "?asOf=2026-11-01T00:00:00Z")
        .then()
        .body("issued.matches", equalTo(false));
    Api.as(Persona.OLAF).noContentType().post(path).then().statusCode(409);
    Api.as(Persona.OLAF)
        .noContentType()
        .header("Idempotency-Key", customer)
        .post(path)
        .then()
        .statusCode(201);
    assertThat(Api.journalled("credit/" + agreement + ":2026-06")).isEqualTo(2);
    Log.awaitEvent(
        "sla.credits", "credit/" + agreement + ":2026-06", "slaledger.StatementIssued.v1");
    Log.awaitEvent("sla.credits", "credit/" + agreement + ":2026-06", "slaledger.CreditGranted.v1");
  }

  @Test
  void a_running_statement_says_so_and_up_to_when_it_has_seen() {
    anHourDown();
    Api.publish(given.events());
    Api.as(Persona.OLAF)
        .get("/statements/" + agreement + "/2026-06?asOf=2026-06-21T00:00:00Z")
        .then()
        .statusCode(200)
        .body("statement.state", equalTo("RUNNING"))
        .body("statement.to", equalTo("2026-06-21T00:00:00Z"))
        .body("statement.services[0].seenUntil", equalTo("2026-06-20T02:00:00Z"));
  }

  @Test
  void what_if_is_answered_beside_what_is_and_writes_nothing() {
    anHourDown();
    Api.publish(given.events());
    String path = "/statements/" + agreement + "/2026-06/what-if";
    Api.asCustomer(customer)
        .contentType("application/json")
        .body("{\"confirm\": 2}")
        .post(path)
        .then()
        .statusCode(200)
        .body("is.credit", equalTo("100.00"))
        .body("wouldBe.credit", equalTo("0.00"))
        .body("changes.path", hasItem("credit"));
    Api.asCustomer(customer)
        .contentType("application/json")
        .body(
            """
            {"services": [{"service": "hosting", "fee": "1000.00", "unobserved": "EXCLUDED",
              "points": [{"point": "%s", "probe": {"kind": "TCP", "host": "h", "port": 1},
                "interval": "PT30S", "timeout": "PT5S", "confirm": 1}],
              "availability": {"method": "DOWNTIME", "objective": "99.9"},
              "credit": {"schedule": "TIERS", "tiers": [{"below": "99.9", "percent": "25"}]}}]}"""
                .formatted(web))
        .post(path)
        .then()
        .statusCode(200)
        .body("is.credit", equalTo("100.00"))
        .body("wouldBe.credit", equalTo("250.00"));
    Api.as(Persona.AUDE)
        .contentType("application/json")
        .body("{\"withoutWindows\": [\"W-none\"], \"confirm\": -1}")
        .post(path)
        .then()
        .statusCode(400)
        .body("errors.field", contains("withoutWindows", "confirm"));
    Api.as(Persona.AUDE)
        .contentType("application/json")
        .body("{\"withoutExclusions\": [\"no id\"]}")
        .post(path)
        .then()
        .statusCode(400);
    Api.asCustomer("umbrella")
        .contentType("application/json")
        .body("{}")
        .post(path)
        .then()
        .statusCode(404);
    assertThat(Api.journalled("credit/" + agreement + ":2026-06")).isZero();
  }

  @Test
  void what_was_not_given_out_has_no_credit_note() {
    anHourDown();
    Api.publish(given.events());
    String path = "/statements/" + agreement + "/2026-06/credit-note";
    Api.asCustomer(customer)
        .get(path)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("errors.field", contains("period"))
        .body("errors[0].message", equalTo("no statement of 2026-06 was given out"));
    Api.asCustomer(customer)
        .accept("text/csv")
        .get(path)
        .then()
        .statusCode(409)
        .contentType("application/problem+json");
    Api.asCustomer(customer).get(path + "?number=1").then().statusCode(404);
    Api.asCustomer("umbrella").get(path).then().statusCode(404);
  }

  @Test
  void a_statement_is_printed_the_same_each_time() {
    // Given
    anHourDown();
    Api.publish(given.events());
    String path = "/statements/" + agreement + "/2026-06/statement.pdf";
    String asOf = path + "?asOf=2026-11-01T00:00:00Z";
    // When
    byte[] pdf =
        Api.asCustomer(customer)
            .get(asOf)
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .header("Content-Disposition", containsString(agreement + "-2026-06.pdf"))
            .extract()
            .asByteArray();
    // Then
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(Api.as(Persona.AUDE).get(asOf).asByteArray()).isEqualTo(pdf);
    Api.asCustomer("umbrella").get(asOf).then().statusCode(404);
    Api.asCustomer(customer).get(path + "?number=1").then().statusCode(404);
    Api.asCustomer(customer).get(path + "?asOf=soon").then().statusCode(400);
  }

  @Test
  void a_customer_sees_its_own_statements_only() {
    anHourDown();
    Api.publish(given.events());
    String path = "/statements/" + agreement + "/2026-06";
    Api.asCustomer(customer).get(path).then().statusCode(200);
    Api.asCustomer("umbrella").get(path).then().statusCode(404);
    Api.asCustomer("umbrella").get(path + "/document").then().statusCode(404);
    Api.asCustomer("umbrella").get("/statements/" + agreement + "/2031-01").then().statusCode(404);
  }

  @Test
  void a_period_that_can_not_be_summed_is_refused_and_nothing_is_written() {
    // Given
    anHourDown();
    Api.publish(given.events());
    // Then
    for (String period : new String[] {"2027-01", "2026-13", "2026-Q2", "June", "2025-06"}) {
      Api.as(Persona.OLAF)
          .noContentType()
          .post("/statements/" + agreement + "/" + period)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("errors.field", contains("period"));
      assertThat(Api.journalled("credit/" + agreement + ":" + period)).isZero();
    }
    Api.as(Persona.AUDE)
        .get("/statements/" + agreement + "/2026-06?asOf=yesterday")
        .then()
        .statusCode(400)
        .body("errors.field", contains("asOf"));
    Api.as(Persona.AUDE).get("/statements/nobodys-agreement/2026-06").then().statusCode(404);
  }

  @Test
  void an_event_of_an_unknown_type_refuses_the_sum_and_is_named() {
    // Given
    anHourDown();
    Api.publish(given.events());
    String stream = "probe/" + web + "@local";
    Log.publish(
        "sla.availability", stream, unknown(stream).getBytes(StandardCharsets.UTF_8), Map.of());
    // Then
    Api.as(Persona.OLAF)
        .noContentType()
        .post("/statements/" + agreement + "/2026-06")
        .then()
        .statusCode(409)
        .body("errors.field", contains("log"))
        .body("errors[0].message", containsString(stream + " version 5"));
    assertThat(Api.journalled("credit/" + agreement + ":2026-06")).isZero();
  }

  @Test
  void what_was_answered_under_a_key_is_answered_again_when_the_sum_is_refused_by_now() {
    // Given
    anHourDown();
    Api.publish(given.events());
    String first = issue().statusCode(201).extract().asString();
    String stream = "probe/" + web + "@local";
    Log.publish(
        "sla.availability", stream, unknown(stream).getBytes(StandardCharsets.UTF_8), Map.of());
    // When
    String again = issue().statusCode(201).extract().asString();
    // Then
    assertThat(again).isEqualTo(first);
  }

  private ValidatableResponse issue() {
    return Api.as(Persona.OLAF)
        .noContentType()
        .header("Idempotency-Key", customer)
        .post("/statements/" + agreement + "/2026-06")
        .then();
  }

  private static String unknown(String stream) {
    return """
    {"specversion":"1.0","id":"0197fd6c-7b3a-7000-8000-000000000001","source":"urn:slaledger:test",\
    "type":"slaledger.ProbeDreamed.v1","subject":"%s","time":"2026-06-26T00:00:00Z",\
    "recordedtime":"2026-06-26T00:00:00Z","streamversion":5,"actor":"test","data":{}}\
    """
        .formatted(stream);
  }

  private void anHourDown() {
    anHourDown(given);
  }

  private Given anHourDown(Given history) {
    Instant seen = DOWN.plus(Duration.ofHours(2));
    history.signed(terms(), MAY).failed(web, DOWN, 1).recovered(web, BACK, DOWN);
    return history.covered(web, MAY, seen).covered(web, seen, AUGUST);
  }

  private org.slaledger.contract.terms.Addendum terms() {
    return given.addendum(Given.hosting(UnobservedAs.EXCLUDED, Given.point(web, 1)));
  }

  private byte[] document(String query) {
    return Api.as(Persona.AUDE)
        .get("/statements/" + agreement + "/2026-06/document" + query)
        .asByteArray();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
