package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** Terms that are tried on what the log holds. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class DryRunTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final Instant DOWN = NOW.minus(Duration.ofDays(40));

  private final String customer = Api.newCustomer();
  private final String terms = Api.addendum(customer);

  /** Four days without the service, and a ticket that was answered after 20 minutes. */
  private void history() {
    Given given = new Given("unused", customer);
    String web = customer + "-web";
    Instant back = DOWN.plus(Duration.ofDays(4));
    given.failed(web, DOWN, 1).failed(web, DOWN.plusSeconds(30), 2);
    given.failed(web, DOWN.plusSeconds(60), 3).recovered(web, back, DOWN);
    given.covered(web, NOW.minus(Duration.ofDays(120)), NOW);
    given.answered(customer, DOWN, DOWN.plus(Duration.ofMinutes(20)));
    Api.publish(given.events());
  }

  @Test
  void a_history_is_replayed_under_terms_and_nothing_is_written() {
    // Given
    history();
    long before = journalled();
    // When
    run(Api.as(Persona.OLAF), "", terms)
        .statusCode(200)
        .body("agreements.size()", equalTo(0))
        .body("owed.was.size()", equalTo(0))
        .body("periods.size()", equalTo(4))
        .body("breaches.size()", equalTo(0));
    // Then a target of a quarter of an hour would have been missed
    run(Api.as(Persona.AUDE), "?months=2", terms.replace("PT30M", "PT15M"))
        .statusCode(200)
        .body("periods.size()", equalTo(3))
        .body("periods.wouldBe.statement.services.creditAmount.flatten()", hasItem("100.00"))
        .body("breaches.ticket", contains(customer))
        .body("breaches[0].was", nullValue())
        .body("breaches[0].wouldBe.state", equalTo("BREACHED"));
    assertThat(journalled()).isEqualTo(before);
    Api.as(Persona.AUDE).get("/agreements/dry-run-nothing").then().statusCode(404);
  }

  @Test
  void signed_terms_are_beside_those_that_are_tried() {
    // Given
    history();
    String agreement = customer + "-2026";
    String hash = Api.propose(agreement, terms).path("documentHash");
    Api.sign(agreement, hash).then().statusCode(200);
    Log.awaitEvent("sla.agreements", "agreement/" + agreement, "slaledger.AddendumSigned.v1");
    // Then
    run(Api.asCustomer(customer), "?agreement=" + agreement, terms)
        .statusCode(200)
        .body("agreements", contains(agreement))
        .body("periods[-1].was[0].statement.addendumVersion", equalTo(1))
        .body("periods[-1].was[0].statement.state", equalTo("RUNNING"))
        .body("periods[0].was.size()", equalTo(0));
  }

  @Test
  void what_can_not_be_tried_is_refused_with_its_field() {
    run(Api.as(Persona.OLAF), "?months=25", terms)
        .statusCode(400)
        .body("errors.field", contains("months"));
    run(Api.as(Persona.OLAF), "?months=many", terms)
        .statusCode(400)
        .body("errors.field", contains("months"));
    run(Api.as(Persona.OLAF), "?agreement=nobodys", terms)
        .statusCode(400)
        .body("errors.field", contains("agreement"));
    run(Api.as(Persona.OLAF), "", terms.replace("objective: 99.9", "objective: 101"))
        .statusCode(400)
        .body("errors.field", hasItem("services[0].availability.objective"));
    run(Api.as(Persona.OLAF), "", "customer: [").statusCode(400);
  }

  @Test
  void a_customer_tries_terms_on_its_own_history_alone() {
    run(Api.asCustomer("umbrella"), "", terms)
        .statusCode(400)
        .body("errors.field", contains("customer"));
    run(Api.as(Persona.ADA), "", terms).statusCode(403);
  }

  private static ValidatableResponse run(RequestSpecification actor, String query, String yaml) {
    return actor
        .contentType("application/yaml")
        .body(yaml.getBytes(UTF_8))
        .post("/agreements/dry-run" + query)
        .then();
  }

  private static long journalled() {
    return Long.parseLong(Superuser.of(Api.DATABASE).ask("SELECT count(*) FROM journal"));
  }
}
