package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class TicketRecordTest {
  private static final String EARLIER = "2026-03-02T07:50:00Z";

  @Test
  void a_corrected_ticket_is_its_new_customers_as_if_it_had_always_been() {
    // Given
    String customer = Api.newCustomer();
    String other = Api.newCustomer();
    Work work = Work.on(Api.newTicket(customer));
    // When
    work.done(
            "corrections",
            """
            {"customer":"%s","service":"portal","contactedAt":"%s","reason":"Another caller"}"""
                .formatted(other, EARLIER))
        // Then
        .body("customer", equalTo(other))
        .body("service", equalTo("portal"))
        .body("contactedAt", equalTo(EARLIER));
    Api.asCustomer(other).get("/tickets/" + work.ticket()).then().statusCode(200);
    Api.asCustomer(customer).get("/tickets/" + work.ticket()).then().statusCode(404);
    Api.asCustomer(customer).get("/tickets/" + work.ticket() + "/story").then().statusCode(404);
  }

  @Test
  void only_an_operator_says_that_a_contact_was_later() {
    String body = Api.ticketBody(Api.newCustomer(), ",\"contactedAt\":\"" + EARLIER + "\"");
    Work work = Work.on(Api.json(Persona.ADA, body).post("/tickets").path("ticket"));
    String later = "{\"contactedAt\":\"2026-03-02T07:55:00Z\",\"reason\":\"The clock was wrong\"}";
    work.refused(400, "contactedAt", "corrections", later)
        .body("errors[0].allowed", containsString(EARLIER));
    work.does(Persona.OLAF, "corrections", later)
        .then()
        .statusCode(200)
        .body("contactedAt", equalTo("2026-03-02T07:55:00Z"));
  }

  @Test
  void a_service_is_corrected_to_one_that_is_signed() {
    String customer = Api.newCustomer();
    Agreements.signed(customer, "hosting");
    Work work = Work.on(Api.newTicket(customer));
    Awaitility.await("the signature is known")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                work.refused(
                        400, "service", "corrections", "{\"service\":\"mail\",\"reason\":\"x\"}")
                    .body("errors[0].allowed", equalTo("hosting")));
  }

  @Test
  void a_merged_ticket_says_where_work_goes_on() {
    // Given
    String customer = Api.newCustomer();
    Work work = Work.on(Api.newTicket(customer));
    Work other = Work.on(Api.newTicket(customer));
    // When
    work.done("mergers", "{\"into\":\"" + other.ticket() + "\"}")
        .body("mergedInto", equalTo(other.ticket()))
        .body("open", equalTo(false));
    // Then
    work.refused(409, "ticket", "updates", "{\"text\":\"x\"}")
        .body("errors[0].allowed", equalTo(other.ticket()));
    other
        .shown()
        .body("links.from", contains(work.ticket()))
        .body("links.into", contains(other.ticket()))
        .body("links.kind", contains("MERGED"));
    other.refused(400, "into", "mergers", "{\"into\":\"" + work.ticket() + "\"}");
    Api.json(Persona.ADA, "{\"impact\":\"MAJOR\"}")
        .header("If-Match", "\"2\"")
        .put("/tickets/" + work.ticket() + "/priority")
        .then()
        .statusCode(200);
  }

  @Test
  void tickets_of_two_customers_are_not_merged() {
    Work.onNew()
        .refused(400, "into", "mergers", "{\"into\":\"" + Api.newTicket(Api.newCustomer()) + "\"}");
  }

  @Test
  void two_that_are_merged_into_one_another_at_once_make_no_ring() {
    String customer = Api.newCustomer();
    for (int i = 0; i < 10; i++) {
      String one = Api.newTicket(customer);
      String two = Api.newTicket(customer);
      var there = CompletableFuture.supplyAsync(() -> merge(one, two));
      var back = CompletableFuture.supplyAsync(() -> merge(two, one));
      assertThat(Stream.of(there, back).map(CompletableFuture::join).map(Response::statusCode))
          .containsExactlyInAnyOrder(200, 400);
    }
  }

  @Test
  void a_part_becomes_a_ticket_with_the_same_contact_and_a_key_of_its_own() {
    // Given
    String customer = Api.newCustomer();
    Work work = Work.on(Api.newTicket(customer));
    // When
    Response answer =
        work.does(
            Persona.ADA,
            "splits",
            """
            {"kind":"REQUEST","impact":"NONE","subject":"A mailbox","text":"For a colleague"}""");
    // Then
    String part = answer.path("ticket");
    answer
        .then()
        .statusCode(201)
        .header("ETag", "\"2\"")
        .header("Location", endsWith("/tickets/" + part))
        .body("customer", equalTo(customer))
        .body("service", equalTo("hosting"))
        .body("priority", equalTo("P4"))
        .body("text", equalTo("For a colleague"))
        .body("contactedAt", equalTo(work.shown().extract().path("contactedAt")))
        .body("links.from", contains(work.ticket()));
    work.shown().header("ETag", "\"2\"").body("links.into", hasItem(part));
    assertThat(Api.as(Persona.AUDE).get("/tickets/" + part + "/events").asString())
        .contains("v1:ticket/" + part + ":")
        .doesNotContain("v1:ticket/" + work.ticket() + ":");
  }

  @Test
  void all_that_is_written_on_a_ticket_is_erased_with_it() {
    // Given
    Work work = Work.onNew();
    String quokka = "Quokka " + work.ticket();
    String said = "{\"%s\":\"" + quokka + "\"%s}";
    work.done("responses", said.formatted("triage", ",\"nextStep\":\"" + quokka + "\""));
    work.done("updates", said.formatted("text", ""));
    work.done("replies", said.formatted("text", ",\"channel\":\"MAIL\""));
    work.done("pauses", said.formatted("question", ",\"reason\":\"CUSTOMER_ANSWER\""));
    work.done("resolutions", said.formatted("solution", ""));
    String before = story(work);
    work.done("reopenings", said.formatted("reason", ""));
    // When
    Api.json(Persona.OLAF, "{\"reason\":\"request 17\"}")
        .delete("/tickets/" + work.ticket() + "/text")
        .then()
        .statusCode(204);
    // Then
    assertThat(before).contains(quokka);
    assertThat(story(work)).contains("[erased]").doesNotContain("Quokka");
    assertThat(work.shown().extract().asString()).doesNotContain("Quokka");
    assertThat(Api.as(Persona.AUDE).get("/tickets/" + work.ticket() + "/events").asString())
        .doesNotContain("Quokka");
    List<String> readable =
        Api.as(Persona.AUDE)
            .get("/tickets/" + work.ticket() + "/story")
            .path("written.collectMany { it.values() }");
    assertThat(readable).hasSize(9).containsOnly("[erased]");
  }

  private static Response merge(String ticket, String into) {
    return Api.json(Persona.ADA, "{\"into\":\"" + into + "\"}")
        .header("If-Match", "\"1\"")
        .post("/tickets/" + ticket + "/mergers");
  }

  private static String story(Work work) {
    return Api.as(Persona.AUDE).get("/tickets/" + work.ticket() + "/story").asString();
  }
}
