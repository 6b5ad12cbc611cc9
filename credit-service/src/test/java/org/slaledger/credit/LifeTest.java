package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

/** A statement from its first claim to the books, over HTTP, with nobody issuing it. */
@QuarkusTest
@TestProfile(LifeTest.Soon.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class LifeTest {
  /** Statements are issued within seconds; what was issued is not looked at again by the clock. */
  public static final class Soon implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "sla.credit.grace", "PT1S", "sla.credit.recheck", "PT1H", "sla.credit.look", "PT1S");
    }
  }

  private EndedPeriod period;

  @BeforeEach
  void sign() {
    period = EndedPeriod.signed();
  }

  @Test
  void claimed_accepted_issued_disputed_ruled_corrected_and_settled() {
    // Given: an hour down, which counts
    period.anHourDown();
    awaitStatement().body("statement.credit", equalTo("40.00"));
    // When: one claims, another accepts
    String exclusion = claim(Api.as(Persona.OLAF)).statusCode(201).extract().path("exclusion");
    decide(Api.as(Persona.OLAF), exclusion, "acceptance", 1, "{}")
        .statusCode(409)
        .body("errors[0].message", equalTo("was claimed by you"));
    decide(Api.as(Persona.ROOT), exclusion, "acceptance", 1, "{\"reason\":\"Seen by me, too.\"}")
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("state", equalTo("ACCEPTED"));
    // Then
    until("statement.services[0].exclusions[0].holds", true);
    customer()
        .get(period.path())
        .then()
        .body("statement.credit", equalTo("0.00"))
        .body("statement.services[0].exclusions[0].backdated", equalTo(true))
        .body("statement.services[0].exclusions[0].price.creditWith", equalTo("0.00"))
        .body("statement.services[0].exclusions[0].price.creditWithout", equalTo("40.00"))
        .body("statement.cut.stream", hasItem(startsWith("credit/" + period.agreement())));
    // When: the period is over
    period.end();
    // Then: nobody has to claim the statement
    awaitPhase("ISSUED").body("given.by", contains("credit-service"));
    String first = customer().get(period.path()).path("hash");
    claim(Api.as(Persona.OLAF)).statusCode(409);
    // When
    String dispute =
        customer()
            .contentType("application/json")
            .body(
                """
                {"about":{"kind":"EXCLUSION","exclusion":"%s"},"evidence":["ticket:T-7"],\
                "reason":"It was your own line."}\
                """
                    .formatted(exclusion))
            .post(period.path() + "/disputes")
            .then()
            .statusCode(201)
            .body("phase", equalTo("DISPUTED"))
            .body("disputes[0].reason", equalTo("It was your own line."))
            .body("disputes[0].ruleBy", notNullValue())
            .body("disputes[0].overdue", equalTo(false))
            .extract()
            .path("disputes[0].dispute");
    String ruling = "{\"ruling\":\"UPHELD\",\"reason\":\"It was.\"}";
    rule(customer(), dispute, "\"2\"", ruling).statusCode(403);
    rule(Api.as(Persona.OLAF), dispute, "\"1\"", ruling).statusCode(412);
    rule(Api.as(Persona.OLAF), dispute, "\"2\"", ruling).statusCode(200);
    // Then: a further statement, the issued one stays
    awaitPhase("CORRECTED")
        .body("given[1].difference", equalTo("40.00"))
        .body("given[1].corrects", equalTo(first))
        .body("given[1].disputes", contains(dispute))
        .body("given[1].changes.path", hasItem("services[hosting].creditAmount"))
        .body("granted", equalTo("40.00"))
        .body("outstanding", equalTo("40.00"));
    customer()
        .get(period.path())
        .then()
        .body("issued.number", equalTo(2))
        .body("issued.matches", equalTo(true))
        .body("statement.credit", equalTo("40.00"));
    customer()
        .get(period.path() + "?number=1")
        .then()
        .body("hash", equalTo(first))
        .body("issued.matches", equalTo(true))
        .body("statement.credit", equalTo("0.00"));
    // When
    Api.as(Persona.OLAF)
        .contentType("application/json")
        .header("If-Match", "\"5\"")
        .body("{\"reference\":\"CN-2026-0815\"}")
        .post(period.path() + "/settlement")
        .then()
        .statusCode(200)
        .body("phase", equalTo("SETTLED"))
        .body("outstanding", equalTo("0.00"));
    // Then
    Log.awaitEvent("sla.credits", period.stream(), "slaledger.CreditSettled.v1");
    notesOfBoth(first);
    assertThat(Api.journalled(period.stream())).isEqualTo(6);
  }

  private void notesOfBoth(String first) {
    String path = period.path() + "/credit-note";
    customer()
        .get(path + "?number=1")
        .then()
        .statusCode(200)
        .body("note", equalTo(period.agreement() + "/" + period.name() + "/1"))
        .body("parties.customerName", equalTo("C"))
        .body("lines.amount", contains("0.00"))
        .body("amount", equalTo("0.00"))
        .body("settlement", nullValue())
        .body("statementHash", equalTo(first));
    customer()
        .get(path)
        .then()
        .statusCode(200)
        .body("number", equalTo(2))
        .body("lines.kind", contains("AVAILABILITY"))
        .body("lines.fee", contains("400.00"))
        .body("lines.percent", contains("10.000000"))
        .body("amount", equalTo("40.00"))
        .body("settlement.reference", equalTo("CN-2026-0815"));
    String csv =
        customer()
            .accept("text/csv")
            .get(path)
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .extract()
            .asString();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv)
        .contains(",AVAILABILITY,hosting,400.00,99.9,")
        .contains(",10.000000,,40.00,EUR,40.00,")
        .contains(",CN-2026-0815,");
    customer().get(path + "?number=3").then().statusCode(404);
    customer()
        .get(path + "?number=two")
        .then()
        .statusCode(400)
        .body("errors.field", contains("number"));
    Api.asCustomer("umbrella").get(path).then().statusCode(404);
    assertThat(customer().accept("text/csv").get("/statements").asString())
        .contains(",SETTLED,2,40.00,EUR,");
  }

  @Test
  void evidence_that_comes_after_issue_raises_a_proposal_that_an_operator_confirms() {
    // Given
    period.allUp();
    period.end();
    awaitPhase("ISSUED").body("given[0].credit", equalTo("0.00")).body("proposal", nullValue());
    // When
    period.anHourDown();
    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                life()
                    .extract()
                    .path(
                        "proposal.changes.find"
                            + " { it.path == 'services[hosting].measured.counted' }?.after"),
            "PT1H"::equals);
    life().body("proposal.difference", equalTo("40.00"));
    String hash = life().extract().path("proposal.statementHash");
    customer()
        .get(period.path())
        .then()
        .body("issued.number", equalTo(1))
        .body("issued.matches", equalTo(true))
        .body("statement.credit", equalTo("0.00"));
    customer()
        .get("/statements")
        .then()
        .body("state", contains("ISSUED"))
        .body("issued.proposed", contains("40.00"));
    correct(customer(), hash).statusCode(403);
    correct(Api.as(Persona.OLAF), "0".repeat(64))
        .statusCode(409)
        .body("errors.field", contains("statementHash"));
    correct(Api.as(Persona.OLAF), hash)
        .statusCode(201)
        .body("hash", equalTo(hash))
        .body("life.phase", equalTo("CORRECTED"))
        .body("life.given[1].reason", equalTo("Found in the prober's own log."));
    life().body("proposal", nullValue()).body("granted", equalTo("40.00"));
    correct(Api.as(Persona.OLAF), hash).statusCode(409);
  }

  @Test
  void the_customer_contests_and_what_is_contested_has_no_effect_until_accepted_anew() {
    // Given
    period.anHourDown();
    String exclusion = claim(Api.as(Persona.OLAF)).extract().path("exclusion");
    decide(Api.as(Persona.ROOT), exclusion, "acceptance", 1, "{}").statusCode(200);
    // When
    String contest = "{\"reason\":\"It was your own line.\"}";
    decide(Api.as(Persona.OLAF), exclusion, "contest", 2, contest).statusCode(403);
    decide(Api.asCustomer("umbrella"), exclusion, "contest", 2, contest).statusCode(404);
    decide(customer(), exclusion, "contest", 2, contest)
        .statusCode(200)
        .body("state", equalTo("CONTESTED"))
        .body("said.what", contains("ExclusionClaimed", "ExclusionAccepted", "ExclusionContested"))
        .body("said[2].reason", equalTo("It was your own line."));
    // Then
    until(
        "statement.services[0].exclusions[0].why",
        "contested by the customer, and not accepted since");
    customer().get(period.path()).then().body("statement.credit", equalTo("40.00"));
    decide(Api.as(Persona.ROOT), exclusion, "acceptance", 3, "{}")
        .statusCode(400)
        .body("errors.field", contains("reason"));
    decide(Api.as(Persona.ROOT), exclusion, "acceptance", 2, "{\"reason\":\"No.\"}")
        .statusCode(412);
    decide(Api.as(Persona.ROOT), exclusion, "acceptance", 3, "{\"reason\":\"It was theirs.\"}")
        .statusCode(200);
    until("statement.services[0].exclusions[0].holds", true);
    decide(customer(), exclusion, "contest", 4, contest).statusCode(409);
  }

  @Test
  void a_claim_names_what_is_wrong_with_it_and_nothing_is_written() {
    claim(
            Api.as(Persona.OLAF),
            "FORCE_MAJEURE",
            "[\"hosting\",\"mail\"]",
            period.effective().minusSeconds(60).toString())
        .statusCode(400)
        .body("errors.field", contains("from"));
    claim(Api.as(Persona.OLAF), "FORCE_MAJEURE", "[\"hosting\",\"mail\"]", period.down().toString())
        .statusCode(400)
        .body("errors.field", contains("category", "services[1]"));
    claim(customer()).statusCode(403);
    customer()
        .get("/agreements/" + period.agreement() + "/exclusions")
        .then()
        .statusCode(200)
        .body("$", empty());
  }

  @Test
  void the_same_key_claims_once_and_lists_come_as_csv() {
    for (int i = 0; i < 2; i++) {
      claim(Api.as(Persona.OLAF).header("Idempotency-Key", period.agreement())).statusCode(201);
    }
    String csv =
        customer()
            .accept("text/csv")
            .get("/agreements/" + period.agreement() + "/exclusions")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains(",CLAIMED,THIRD_PARTY,hosting,,");
    Api.asCustomer("umbrella")
        .get("/agreements/" + period.agreement() + "/exclusions")
        .then()
        .statusCode(404);
  }

  @Test
  void nothing_is_issued_while_a_contributing_stream_can_not_be_read_and_that_is_an_alarm() {
    // Given
    period.allUp();
    String stream = period.unreadable();
    // When
    period.end();
    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Api.as(Persona.OLAF)
                    .get("/status/credit-service")
                    .then()
                    .body("alarms.subject", hasItem(period.agreement() + "/" + period.name()))
                    .body("alarms.text", hasItem(containsString(stream))));
    life().body("phase", equalTo("NOT_ISSUED"));
  }

  @Test
  void what_was_issued_stays_what_it_is_beside_what_nobody_can_read() {
    // Given
    period.allUp();
    period.end();
    awaitPhase("ISSUED");
    byte[] issued = document();
    // When
    String stream = period.unreadable();
    // Then
    assertThat(document()).isEqualTo(issued);
    Api.as(Persona.AUDE)
        .queryParam("asOf", Instant.now().toString())
        .get(period.path())
        .then()
        .statusCode(409)
        .body("errors.message", hasItem(containsString(stream)));
  }

  private byte[] document() {
    return Api.as(Persona.AUDE)
        .get(period.path() + "/document")
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  @Test
  void what_is_not_ruled_on_in_time_is_overdue_and_an_alarm_until_it_is() {
    // Given
    period = EndedPeriod.signedWithRulingsWithin(Duration.ofSeconds(1));
    period.allUp();
    period.end();
    awaitPhase("ISSUED");
    // When
    String dispute =
        customer()
            .contentType("application/json")
            .body(
                "{\"about\":{\"kind\":\"FIGURE\",\"figure\":\"credit\"},\"reason\":\"It is more.\"}")
            .post(period.path() + "/disputes")
            .then()
            .statusCode(201)
            .extract()
            .path("disputes[0].dispute");
    // Then
    String subject = period.agreement() + "/" + period.name() + " dispute " + dispute;
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Api.as(Persona.OLAF)
                    .get("/status/credit-service")
                    .then()
                    .body(
                        "alarms.find { it.subject == '" + subject + "' }.kind",
                        equalTo("DISPUTE")));
    customer()
        .get("/disputes")
        .then()
        .statusCode(200)
        .body("dispute", contains(dispute))
        .body("state", contains("OPEN"))
        .body("about.figure", contains("credit"))
        .body("overdue", contains(true));
    Api.asCustomer("umbrella").get("/disputes").then().body("agreement", empty());
    // When
    rule(Api.as(Persona.OLAF), dispute, "\"2\"", "{\"ruling\":\"REJECTED\",\"reason\":\"No.\"}")
        .statusCode(200);
    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                Api.as(Persona.OLAF)
                    .get("/status/credit-service")
                    .then()
                    .body("alarms.subject", not(hasItem(subject))));
    String csv = customer().accept("text/csv").get("/disputes").then().extract().asString();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains(dispute + ",REJECTED,,,,,credit,", ",true,");
  }

  private RequestSpecification customer() {
    return Api.asCustomer(period.customer());
  }

  private ValidatableResponse claim(RequestSpecification by) {
    return claim(by, "THIRD_PARTY", "[\"hosting\"]", period.down().toString());
  }

  private ValidatableResponse claim(
      RequestSpecification by, String category, String services, String from) {
    return by.contentType("application/json")
        .body(
            """
            {"category":"%s","services":%s,"from":"%s","to":"%s","evidence":["ticket:T-1"],\
            "reason":"The carrier cut its line."}\
            """
                .formatted(category, services, from, period.back()))
        .post("/agreements/" + period.agreement() + "/exclusions")
        .then();
  }

  private ValidatableResponse decide(
      RequestSpecification by, String exclusion, String what, int seen, String body) {
    return by.contentType("application/json")
        .header("If-Match", "\"" + seen + "\"")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/agreements/" + period.agreement() + "/exclusions/" + exclusion + "/" + what)
        .then();
  }

  private ValidatableResponse rule(
      RequestSpecification by, String dispute, String seen, String body) {
    return by.contentType("application/json")
        .header("If-Match", seen)
        .body(body)
        .post(period.path() + "/disputes/" + dispute + "/ruling")
        .then();
  }

  private ValidatableResponse correct(RequestSpecification by, String hash) {
    return by.contentType("application/json")
        .body("{\"statementHash\":\"" + hash + "\",\"reason\":\"Found in the prober's own log.\"}")
        .post(period.path() + "/corrections")
        .then();
  }

  private ValidatableResponse life() {
    return customer().get(period.path() + "/life").then().statusCode(200);
  }

  private ValidatableResponse awaitPhase(String phase) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> life().extract().path("phase"), phase::equals);
    return life();
  }

  private ValidatableResponse awaitStatement() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> customer().get(period.path()).statusCode() == 200);
    return customer().get(period.path()).then();
  }

  private void until(String path, Object value) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> customer().get(period.path()).path(path), value::equals);
  }
}
