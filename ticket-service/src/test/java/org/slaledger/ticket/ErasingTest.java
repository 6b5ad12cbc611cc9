package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Topic;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class ErasingTest {
  private static final String REASON = "{\"reason\":\"request 2026-17\"}";
  private static final String ANSWER = "{\"triage\":\"Quokka found\",\"nextStep\":\"Quokka fed\"}";

  private final String secret = "Quokka-" + UUID.randomUUID();

  @Test
  void what_was_written_is_erased_from_answers_pages_and_kept_answers_and_events_stay() {
    // Given
    String customer = Api.newCustomer();
    String command = UUID.randomUUID().toString();
    String body = Api.ticketBody(customer, "").replace("All is down", secret);
    Response opened =
        Api.json(Persona.ADA, body).header("Idempotency-Key", command).post("/tickets");
    String ticket =
        opened.then().statusCode(201).body("text", equalTo(secret)).extract().path("ticket");
    Api.respond(ticket, "\"1\"", ANSWER).then().statusCode(200);
    String events = events(ticket);
    // When
    erase(Persona.OLAF, "/tickets/" + ticket + "/text", REASON).then().statusCode(204);
    // Then
    Api.as(Persona.ADA)
        .get("/tickets/" + ticket)
        .then()
        .header("ETag", "\"2\"")
        .body("text", equalTo("[erased]"))
        .body("subject", equalTo("[erased]"))
        .body("response.triage", equalTo("[erased]"))
        .body("response.nextStep", equalTo("[erased]"));
    assertThat(Api.as(Persona.ADA).get("/tickets?customer=" + customer).asString())
        .contains("[erased]");
    assertThat(events(ticket)).isEqualTo(events).doesNotContain("Quokka");
    Api.json(Persona.ADA, body)
        .header("Idempotency-Key", command)
        .post("/tickets")
        .then()
        .statusCode(201)
        .body("ticket", equalTo(ticket))
        .body("text", equalTo("[erased]"));
    assertThat(lastKey("ticket/" + ticket))
        .contains("\"erasedBy\":\"" + Persona.OLAF.subject() + "\"", "request 2026-17")
        .doesNotContain("wrapped");
  }

  @Test
  void a_ticket_goes_on_after_its_text_was_erased_under_a_new_key() {
    // Given
    String ticket = Api.newTicket(Api.newCustomer());
    erase(Persona.OLAF, "/tickets/" + ticket + "/text", REASON).then().statusCode(204);
    // When
    Api.respond(ticket, "\"1\"", ANSWER).then().statusCode(200);
    // Then
    Api.as(Persona.ADA)
        .get("/tickets/" + ticket)
        .then()
        .body("text", equalTo("[erased]"))
        .body("response.triage", equalTo("Quokka found"));
    assertThat(events(ticket)).contains("v1:ticket/" + ticket + "/2:");
    // When
    erase(Persona.OLAF, "/tickets/" + ticket + "/text", REASON).then().statusCode(204);
    // Then
    Api.as(Persona.ADA)
        .get("/tickets/" + ticket)
        .then()
        .body("response.triage", equalTo("[erased]"));
  }

  @Test
  void a_contact_is_erased_and_stays_named_by_its_id() {
    // Given
    String customer = Api.newCustomer();
    // When
    erase(Persona.ROOT, "/customers/" + customer + "/contacts/carla", REASON)
        .then()
        .statusCode(204)
        .header("Link", containsString("/tickets?customer=" + customer + ">; rel=\"tickets\""));
    // Then
    Api.as(Persona.ADA)
        .get("/customers/" + customer)
        .then()
        .header("ETag", "\"3\"")
        .body("contacts[0].contact", equalTo("carla"))
        .body("contacts[0].name", equalTo("[erased]"))
        .body("contacts[0].email", equalTo("[erased]"));
    Log.awaitEvent("sla.customers", "customer/" + customer, "slaledger.ContactRemoved.v1");
    // When
    erase(Persona.ROOT, "/customers/" + customer + "/contacts/carla", REASON)
        .then()
        .statusCode(204);
    // Then
    Api.as(Persona.ADA).get("/customers/" + customer).then().header("ETag", "\"3\"");
  }

  @Test
  void nothing_is_erased_without_a_reason_or_that_is_not_there() {
    String customer = Api.newCustomer();
    String ticket = Api.newTicket(customer);
    for (String path :
        List.of("/tickets/" + ticket + "/text", "/customers/" + customer + "/contacts/carla")) {
      for (String reason : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"a\\nb\"}")) {
        erase(Persona.OLAF, path, reason)
            .then()
            .statusCode(400)
            .contentType("application/problem+json")
            .body("errors[0].field", equalTo("reason"));
      }
      erase(Persona.ADA, path, REASON).then().statusCode(403);
    }
    erase(Persona.OLAF, "/tickets/T-0/text", REASON).then().statusCode(404);
    erase(Persona.OLAF, "/customers/" + customer + "/contacts/nobody", REASON)
        .then()
        .statusCode(404);
    erase(Persona.OLAF, "/customers/no%20name/contacts/carla", REASON).then().statusCode(404);
    assertThat(Api.as(Persona.ADA).get("/tickets/" + ticket).asString()).doesNotContain("[erased]");
  }

  private static Response erase(Persona by, String path, String body) {
    return Api.json(by, body).urlEncodingEnabled(false).delete(path);
  }

  private static String events(String ticket) {
    return Api.as(Persona.AUDE).get("/tickets/" + ticket + "/events").asString();
  }

  private static String lastKey(String key) {
    Log.await(Topic.KEYS, entry -> key.equals(entry.key()) && entry.text().contains("erasedAt"));
    return Log.stream(Topic.KEYS, key).getLast().text();
  }
}
