package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class BadInputTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `{"customer":"acme",`                                          | body
          `[]`                                                           | body
          `"acme"`                                                       | body
          `{"customer":"acme","kind":"INCIDENT","subject":"s","text":"t"}` | service
          `{"customer":null,"service":"hosting","kind":"INCIDENT","subject":"s","text":"t"}` | customer
          `{"customer":7,"service":"hosting","kind":"INCIDENT","subject":"s","text":"t"}` | customer
          """)
  void a_body_that_says_no_ticket_is_refused(String body, String field) {
    refused(400, field, () -> Api.json(Persona.ADA, body).post("/tickets").then());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `,"impact":"URGENT"`                       | impact      | CRITICAL, MAJOR, MINOR, NONE
          `,"impact":1`                              | impact      |
          `,"priority":"P9"`                         | priority    | impact
          `,"contactedAt":"2999-01-01T00:00:00Z"`    | contactedAt | an instant up to
          `,"contactedAt":"-900000000-01-01T00:00:00Z"` | contactedAt | an instant from
          `,"contactedAt":"yesterday"`               | contactedAt |
          `,"channel":"PIGEON"`                      | channel     | PORTAL, MAIL, PHONE
          `,"subject":"twice"`                       | body        |
          `,"urgency":"high"`                        | urgency     |
          """)
  void a_ticket_with_a_wrong_field_is_refused(String more, String field, String allowed) {
    String body = Api.ticketBody(Api.newCustomer(), more);
    ValidatableResponse answer =
        refused(400, field, () -> Api.json(Persona.ADA, body).post("/tickets").then());
    if (allowed != null) {
      answer.body("errors[0].allowed", containsString(allowed));
    }
  }

  @Test
  void a_ticket_of_an_unknown_customer_is_refused() {
    refused(
        400,
        "customer",
        () -> Api.json(Persona.ADA, Api.ticketBody("nobody", "")).post("/tickets").then());
  }

  @Test
  void a_service_that_no_signed_addendum_names_is_refused() {
    String customer = Api.newCustomer();
    Agreements.signed(customer, "portal");
    Awaitility.await("the signature is known")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> Api.json(Persona.ADA, Api.ticketBody(customer, "")).post("/tickets").statusCode(),
            status -> status == 400);
    refused(
            400,
            "service",
            () -> Api.json(Persona.ADA, Api.ticketBody(customer, "")).post("/tickets").then())
        .body("errors[0].allowed", equalTo("portal"));
    String right = Api.ticketBody(customer, "").replace("hosting", "portal");
    Api.json(Persona.ADA, right).post("/tickets").then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `{"triage":"A disk failed"}`                                    | nextStep
          `{"triage":"A disk failed","nextStep":null}`                    | nextStep
          `{"triage":"A disk failed","nextStep":""}`                      | nextStep
          `{"triage":" . ","nextStep":"We replace it"}`                   | triage
          `{"triage":"A disk failed","nextStep":"we have received your request."}` | nextStep
          `{"triage":"Thank you for your message, we will get back to you!","nextStep":"We replace it"}` | triage
          `{"triage":"a","nextStep":"b","respondedAt":"2999-01-01T00:00:00Z"}` | respondedAt
          `{"triage":"a","nextStep":"b","respondedAt":"2001-01-01T00:00:00Z"}` | respondedAt
          """)
  void a_text_that_answers_nothing_is_no_response(String body, String field) {
    String ticket = Api.newTicket(Api.newCustomer());
    refused(400, field, () -> Api.respond(ticket, "\"1\"", body).then());
  }

  @Test
  void a_judgement_with_an_unknown_impact_is_refused() {
    String ticket = Api.newTicket(Api.newCustomer());
    refused(
            400,
            "impact",
            () ->
                Api.json(Persona.ADA, "{\"impact\":\"P1\"}")
                    .header("If-Match", "\"1\"")
                    .put("/tickets/" + ticket + "/priority")
                    .then())
        .body("errors[0].allowed", equalTo("CRITICAL, MAJOR, MINOR, NONE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "2" | 412
          "0" | 412
          1   | 400
          *   | 400
          ''  | 428
          """,
      quoteCharacter = '\'')
  void a_change_of_another_version_is_refused(String ifMatch, int status) {
    String ticket = Api.newTicket(Api.newCustomer());
    String body = "{\"triage\":\"A disk failed\",\"nextStep\":\"We replace it\"}";
    refused(status, "If-Match", () -> Api.respond(ticket, ifMatch, body).then());
    refused(
        status,
        "If-Match",
        () ->
            Api.json(Persona.ADA, "{\"impact\":\"MAJOR\"}")
                .header("If-Match", ifMatch)
                .put("/tickets/" + ticket + "/priority")
                .then());
  }

  @Test
  void a_change_of_a_ticket_that_is_not_there_is_refused() {
    String body = "{\"triage\":\"A disk failed\",\"nextStep\":\"We replace it\"}";
    refused(404, null, () -> Api.respond("T-0", "\"1\"", body).then());
    refused(404, null, () -> Api.respond("not%20a%20name", "\"1\"", body).then());
  }

  @Test
  void an_oversized_body_is_refused() {
    String body = Api.ticketBody("acme", ",\"impact\":\"" + "x".repeat(1 << 20) + "\"");
    long before = Api.journalled();
    Api.json(Persona.ADA, body).post("/tickets").then().statusCode(413);
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void a_text_that_no_event_can_carry_is_refused() {
    String customer = Api.newCustomer();
    String body = Api.ticketBody(customer, "").replace("All is down", "x".repeat(20_000));
    refused(400, "text", () -> Api.json(Persona.ADA, body).post("/tickets").then());
  }

  @Test
  void another_media_type_is_refused() {
    refused(
        415,
        null,
        () ->
            Api.as(Persona.ADA)
                .contentType("text/plain")
                .body(Api.ticketBody("acme", ""))
                .post("/tickets")
                .then());
  }

  @Test
  void a_customer_is_registered_once() {
    String customer = Api.newCustomer();
    refused(409, "customer", () -> Api.register(customer).then());
  }

  @Test
  void a_contact_without_an_address_is_refused() {
    String body =
        """
        {"customer":"new","name":"New","contacts":[
         {"contact":"a","name":"A","email":"a@new.example"},
         {"contact":"b","name":"B","email":"b at new.example"}]}""";
    refused(400, "contacts[1].email", () -> Api.json(Persona.OLAF, body).post("/customers").then());
  }

  @Test
  void a_customer_says_neither_when_nor_how_it_made_contact() {
    String customer = Api.newCustomer();
    refused(400, "contactedAt", () -> file(customer, ",\"contactedAt\":\"2026-03-02T08:00:00Z\""));
    refused(400, "channel", () -> file(customer, ",\"channel\":\"PHONE\""));
  }

  @ParameterizedTest
  @CsvSource({"limit=0,limit", "limit=201,limit", "open=maybe,open", "cursor=%20,cursor"})
  void a_list_that_cannot_be_is_refused(String query, String field) {
    Api.as(Persona.ADA)
        .urlEncodingEnabled(false)
        .get("/tickets?" + query)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private static ValidatableResponse file(String customer, String more) {
    return Api.asCustomer(customer)
        .contentType("application/json")
        .body(Api.ticketBody(customer, more))
        .post("/tickets")
        .then();
  }

  /** Refused as a problem that names the field, with nothing written. */
  private static ValidatableResponse refused(
      int status,
      @org.jspecify.annotations.Nullable String field,
      Supplier<ValidatableResponse> request) {
    long before = Api.journalled();
    ValidatableResponse answer =
        request.get().statusCode(status).contentType("application/problem+json");
    assertThat(Api.journalled()).isEqualTo(before);
    return field == null ? answer : answer.body("errors.field", hasItem(field));
  }
}
