package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class TicketsTest {
  private static final String GOOD_RESPONSE =
      """
      {"triage":"A disk failed","nextStep":"We replace it"}""";

  @Test
  void a_customer_is_registered_and_reaches_the_log() {
    String customer = Api.newCustomer();
    Api.as(Persona.AUDE)
        .get("/customers/" + customer)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("customer", equalTo(customer))
        .body("contacts[0].email", equalTo("carla@" + customer + ".example"));
    Log.awaitEvent("sla.customers", "customer/" + customer, "slaledger.ContactAdded.v1");
  }

  @Test
  void a_judged_ticket_has_its_priority_at_once() {
    // Given
    String customer = Api.newCustomer();
    // When
    var answer =
        Api.json(
                Persona.ADA,
                Api.ticketBody(
                    customer,
                    """
                    ,"impact":"CRITICAL","contactedAt":"2026-03-02T08:01:00Z","channel":"PHONE\""""))
            .post("/tickets");
    // Then
    String ticket = answer.path("ticket");
    answer
        .then()
        .statusCode(201)
        .header("ETag", "\"2\"")
        .header("Location", endsWith("/tickets/" + ticket))
        .body("ticket", matchesPattern("T-[0-9A-HJKMNP-TV-Z]{12}"))
        .body("priority", equalTo("P1"))
        .body("contactedAt", equalTo("2026-03-02T08:01:00Z"))
        .body("open", equalTo(true));
    assertThat(types(ticket, 2))
        .containsExactly("slaledger.TicketOpened.v1", "slaledger.PriorityAssigned.v1");
  }

  @Test
  void a_ticket_is_opened_judged_and_answered() {
    String ticket = Api.newTicket(Api.newCustomer());
    Api.json(Persona.ADA, "{\"impact\":\"MAJOR\"}")
        .header("If-Match", "\"1\"")
        .put("/tickets/" + ticket + "/priority")
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("priority", equalTo("P2"));
    Api.respond(ticket, "\"2\"", GOOD_RESPONSE)
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("open", equalTo(false))
        .body("response.nextStep", equalTo("We replace it"));
    assertThat(types(ticket, 3)).last().isEqualTo("slaledger.FirstResponseGiven.v1");
  }

  @Test
  void the_events_of_a_ticket_are_shown_with_the_very_bytes_of_the_log() {
    String ticket = Api.newTicket(Api.newCustomer());
    types(ticket, 1);
    String shown = Api.as(Persona.AUDE).get("/tickets/" + ticket + "/events").asString();
    String logged = Log.stream("sla.tickets", "ticket/" + ticket).getFirst().text();
    assertThat(shown).isEqualTo("[" + logged + "]");
    assertThat(new EventJson().read(logged.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Known.class);
  }

  @Test
  void a_second_first_response_is_refused() {
    String ticket = Api.newTicket(Api.newCustomer());
    Api.respond(ticket, "\"1\"", GOOD_RESPONSE).then().statusCode(200);
    long before = Api.journalled();
    Api.respond(ticket, "\"2\"", GOOD_RESPONSE)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("ticket"));
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void the_same_key_gets_the_same_answer_and_nothing_is_written_twice() {
    // Given
    String customer = Api.newCustomer();
    String key = UUID.randomUUID().toString();
    String body = Api.ticketBody(customer, ",\"impact\":\"MINOR\"");
    var first =
        Api.json(Persona.ADA, body).header("Idempotency-Key", key).post("/tickets").andReturn();
    long before = Api.journalled();
    // When
    var second =
        Api.json(Persona.ADA, body).header("Idempotency-Key", key).post("/tickets").andReturn();
    // Then
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void a_key_is_good_for_one_request() {
    String customer = Api.newCustomer();
    String key = UUID.randomUUID().toString();
    Api.json(Persona.ADA, Api.ticketBody(customer, ""))
        .header("Idempotency-Key", key)
        .post("/tickets")
        .then()
        .statusCode(201);
    long before = Api.journalled();
    Api.json(Persona.ADA, Api.ticketBody(customer, ",\"impact\":\"MINOR\""))
        .header("Idempotency-Key", key)
        .post("/tickets")
        .then()
        .statusCode(422)
        .contentType("application/problem+json");
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void the_list_is_newest_first_and_goes_on_at_its_cursor() {
    String customer = Api.newCustomer();
    String first = Api.newTicket(customer);
    String second = Api.newTicket(customer);
    String third = Api.newTicket(customer);
    String cursor =
        Api.as(Persona.ADA)
            .get("/tickets?customer=" + customer + "&limit=2")
            .then()
            .statusCode(200)
            .body("tickets.ticket", contains(third, second))
            .extract()
            .path("next");
    Api.as(Persona.ADA)
        .get("/tickets?customer=" + customer + "&limit=2&cursor=" + cursor)
        .then()
        .body("tickets.ticket", contains(first))
        .body("next", nullValue());
  }

  @Test
  void the_list_shows_what_still_waits_for_an_answer() {
    String customer = Api.newCustomer();
    String answered = Api.newTicket(customer);
    String waiting = Api.newTicket(customer);
    Api.respond(answered, "\"1\"", GOOD_RESPONSE).then().statusCode(200);
    assertThat(listed(customer, "true")).containsExactly(waiting);
    assertThat(listed(customer, "false")).containsExactly(answered);
  }

  @Test
  void a_customer_files_tickets_for_itself_and_sees_nobody_elses() {
    String own = Api.newCustomer();
    String other = Api.newCustomer();
    String othersTicket = Api.newTicket(other);
    String ticket =
        Api.asCustomer(own)
            .contentType("application/json")
            .body(Api.ticketBody(own, ""))
            .post("/tickets")
            .then()
            .statusCode(201)
            .extract()
            .path("ticket");
    Api.asCustomer(own).get("/tickets").then().body("tickets.ticket", contains(ticket));
    Api.asCustomer(own).get("/tickets/" + ticket).then().statusCode(200);
    Api.asCustomer(own).get("/customers").then().body("customer", contains(own));
    Api.asCustomer(own).get("/tickets/" + othersTicket).then().statusCode(404);
    Api.asCustomer(own).get("/tickets/" + othersTicket + "/events").then().statusCode(404);
    Api.asCustomer(own).get("/tickets?customer=" + other).then().statusCode(403);
    Api.asCustomer(own).get("/customers/" + other).then().statusCode(404);
    long before = Api.journalled();
    Api.asCustomer(own)
        .contentType("application/json")
        .body(Api.ticketBody(other, ""))
        .post("/tickets")
        .then()
        .statusCode(403);
    assertThat(Api.journalled()).isEqualTo(before);
  }

  private static List<String> listed(String customer, String open) {
    return Api.as(Persona.ADA)
        .get("/tickets?customer=" + customer + "&open=" + open)
        .then()
        .statusCode(200)
        .extract()
        .path("tickets.ticket");
  }

  private static List<String> types(String ticket, int events) {
    String stream = "ticket/" + ticket;
    Log.await("sla.tickets", entry -> stream.equals(entry.key()) && version(entry) == events);
    return Log.stream("sla.tickets", stream).stream().map(Log.Entry::type).toList();
  }

  private static long version(Log.Entry entry) {
    return new EventJson().read(entry.value()) instanceof Reading.Known known
        ? known.recorded().envelope().streamVersion()
        : 0;
  }
}
