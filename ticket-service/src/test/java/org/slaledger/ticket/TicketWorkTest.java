package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
class TicketWorkTest {
  private static final String PAUSE =
      "{\"reason\":\"CUSTOMER_ANSWER\",\"question\":\"Which disk?\"}";
  private static final String SOLVED = "{\"solution\":\"The disk is replaced\"}";

  @Test
  void a_ticket_is_worked_on_to_its_end_and_tells_its_story() {
    // Given
    Work work = Work.onNew().answered();
    // When
    work.done(
        "updates", "{\"text\":\"A disk is on its way\",\"nextUpdateAt\":\"2999-01-01T00:00:00Z\"}");
    work.done("pauses", PAUSE)
        .body("waitsFor", equalTo("CUSTOMER_ANSWER"))
        .body("waiting.question", equalTo("Which disk?"));
    work.done("replies", "{\"text\":\"The second\",\"channel\":\"PHONE\"}")
        .body("waitsFor", nullValue())
        .body("waiting", nullValue());
    work.done("pauses", "{\"reason\":\"THIRD_PARTY\"}").body("waiting.question", nullValue());
    work.done("continuations", "{}").body("waitsFor", nullValue());
    work.done("resolutions", SOLVED)
        .body("resolvedAt", notNullValue())
        .body("solution", equalTo("The disk is replaced"));
    work.done("reopenings", "{\"reason\":\"It is down again\"}")
        .body("resolvedAt", nullValue())
        .body("solution", nullValue());
    // Then
    Api.as(Persona.AUDE)
        .get("/tickets/" + work.ticket() + "/story")
        .then()
        .statusCode(200)
        .body(
            "what",
            contains(
                "TicketOpened",
                "FirstResponseGiven",
                "StatusUpdatePosted",
                "TicketPaused",
                "CustomerReplied",
                "TicketPaused",
                "TicketContinued",
                "TicketResolved",
                "TicketReopened"))
        .body("[1].written.nextStep", equalTo("We replace it"))
        .body("[3].written.question", equalTo("Which disk?"))
        .body("[8].written.reason", equalTo("It is down again"));
    Log.awaitEvent("sla.tickets", "ticket/" + work.ticket(), "slaledger.TicketReopened.v1");
  }

  @Test
  void an_event_carries_the_time_at_which_it_happened() {
    Work work = Work.on(Api.json(Persona.ADA, early()).post("/tickets").path("ticket"));
    String at = "2026-03-02T08:30:00Z";
    work.done(
        "responses", "{\"triage\":\"a\",\"nextStep\":\"b\",\"respondedAt\":\"%s\"}".formatted(at));
    work.done("updates", "{\"text\":\"On its way\",\"postedAt\":\"%s\"}".formatted(at));
    work.done(
        "replies", "{\"text\":\"Thanks\",\"repliedAt\":\"%s\",\"channel\":\"MAIL\"}".formatted(at));
    work.done("resolutions", "{\"solution\":\"Done\",\"resolvedAt\":\"%s\"}".formatted(at));
    List<String> times =
        Api.as(Persona.AUDE).get("/tickets/" + work.ticket() + "/events").path("time");
    assertThat(times.subList(1, times.size())).containsOnly(at);
  }

  @Test
  void a_reply_from_before_the_question_ends_no_wait() {
    Work work = Work.on(Api.json(Persona.ADA, early()).post("/tickets").path("ticket"));
    work.done("pauses", PAUSE);
    work.done("replies", "{\"text\":\"Hello?\",\"repliedAt\":\"2026-03-02T09:00:00Z\"}")
        .body("waitsFor", equalTo("CUSTOMER_ANSWER"));
    work.refused(409, "ticket", "pauses", PAUSE);
  }

  private static String early() {
    return Api.ticketBody(Api.newCustomer(), ",\"contactedAt\":\"2026-03-02T08:00:00Z\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          updates     | text         | `{"text":"We are looking into it."}`
          updates     | postedAt     | `{"text":"x","postedAt":"2999-01-01T00:00:00Z"}`
          updates     | postedAt     | `{"text":"x","postedAt":"2001-01-01T00:00:00Z"}`
          updates     | nextUpdateAt | `{"text":"x","nextUpdateAt":"2026-01-01T00:00:00Z"}`
          updates     | text         | `{}`
          replies     | text         | `{"text":" "}`
          replies     | repliedAt    | `{"text":"x","repliedAt":"2999-01-01T00:00:00Z"}`
          replies     | channel      | `{"text":"x","channel":"PIGEON"}`
          pauses      | question     | `{"reason":"CUSTOMER_ANSWER"}`
          pauses      | reason       | `{"reason":"LUNCH"}`
          pauses      | pausedAt     | `{"reason":"THIRD_PARTY","pausedAt":"2026-01-01T00:00:00Z"}`
          resolutions | solution     | `{"solution":"..."}`
          resolutions | resolvedAt   | `{"solution":"x","resolvedAt":"2001-01-01T00:00:00Z"}`
          withdrawals | reason       | `{"reason":"two\\nlines"}`
          corrections | body         | `{"reason":"x"}`
          corrections | customer     | `{"reason":"x","customer":"nobody"}`
          corrections | service      | `{"reason":"x","service":"no name"}`
          corrections | contactedAt  | `{"reason":"x","contactedAt":"2998-01-01T00:00:00Z"}`
          mergers     | into         | `{"into":"T-0"}`
          mergers     | into         | `{"into":"no ticket"}`
          splits      | subject      | `{"kind":"REQUEST","subject":"","text":"x"}`
          splits      | kind         | `{"subject":"x","text":"x"}`
          """)
  void what_is_wrong_is_refused_by_its_field(String what, String field, String body) {
    Work.onNew().answered().refused(400, field, what, body);
  }

  @Test
  void what_the_ticket_does_not_allow_is_refused() {
    Work work = Work.onNew();
    work.refused(409, "ticket", "resolutions", SOLVED)
        .body("detail", containsString("give the first response"));
    work.refused(409, "ticket", "withdrawals", "{\"reason\":\"x\"}");
    work.refused(409, "ticket", "continuations", "{}");
    work.refused(409, "ticket", "reopenings", "{\"reason\":\"x\"}");
    work.done("pauses", PAUSE);
    work.refused(409, "ticket", "pauses", PAUSE);
  }

  @Test
  void a_change_names_a_version_and_a_ticket_that_are_there() {
    Work work = Work.onNew();
    String path = "/tickets/" + work.ticket() + "/pauses";
    Api.json(Persona.ADA, PAUSE).post(path).then().statusCode(428);
    Api.json(Persona.ADA, PAUSE).header("If-Match", "\"9\"").post(path).then().statusCode(412);
    for (String missing : new String[] {"T-0", "no%20name"}) {
      Api.json(Persona.ADA, PAUSE)
          .urlEncodingEnabled(false)
          .header("If-Match", "\"1\"")
          .post("/tickets/" + missing + "/pauses")
          .then()
          .statusCode(404);
    }
  }

  @Test
  void a_withdrawn_response_leaves_the_ticket_waiting_for_another() {
    Work work = Work.onNew().answered();
    work.does(Persona.OLAF, "withdrawals", "{\"reason\":\"About another ticket\"}")
        .then()
        .statusCode(200)
        .body("open", equalTo(true))
        .body("response", nullValue());
    work.answered().shown().body("open", equalTo(false)).body("response", notNullValue());
  }

  @Test
  void a_customer_replies_and_reopens_its_own_tickets_as_of_now() {
    // Given
    String customer = Api.newCustomer();
    Work own = Work.on(Api.newTicket(customer)).answered();
    own.done("resolutions", SOLVED);
    Work other = Work.onNew();
    // When
    Response reply = own.does(Api.asCustomer(customer), "replies", "{\"text\":\"Not yet\"}");
    Response reopened =
        own.does(Api.asCustomer(customer), "reopenings", "{\"reason\":\"Still down\"}");
    // Then
    reply.then().statusCode(200);
    reopened.then().statusCode(200).body("resolvedAt", nullValue());
    long before = Api.journalled();
    for (String late :
        List.of(",\"repliedAt\":\"" + Instant.EPOCH + "\"", ",\"channel\":\"PHONE\"")) {
      own.does(Api.asCustomer(customer), "replies", "{\"text\":\"x\"" + late + "}")
          .then()
          .statusCode(400);
    }
    other.does(Api.asCustomer(customer), "replies", "{\"text\":\"x\"}").then().statusCode(404);
    other.does(Api.asCustomer(customer), "reopenings", "{\"reason\":\"x\"}").then().statusCode(404);
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void the_same_key_gets_the_same_answer_and_nothing_is_written_twice() {
    Work work = Work.onNew();
    String key = UUID.randomUUID().toString();
    var first = once(work, key);
    long before = Api.journalled();
    var second = once(work, key);
    first.then().statusCode(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(Api.journalled()).isEqualTo(before);
  }

  private static Response once(Work work, String key) {
    return Api.json(Persona.ADA, "{\"kind\":\"REQUEST\",\"subject\":\"s\",\"text\":\"t\"}")
        .header("If-Match", "\"1\"")
        .header("Idempotency-Key", key)
        .post("/tickets/" + work.ticket() + "/splits");
  }
}
