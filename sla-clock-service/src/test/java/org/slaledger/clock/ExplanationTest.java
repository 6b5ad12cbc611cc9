package org.slaledger.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** What a clock says of itself, and what it would say if. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class ExplanationTest {
  @TestHTTPResource("/")
  URI root;

  @Test
  void a_resolution_is_explained_with_its_pause_and_the_events_that_say_so() {
    // Given
    Story story = new Story("explained").signed(Map.of(Priority.P1, Duration.ofHours(1)));
    Instant contact = Story.now().minusSeconds(3600);
    TicketId ticket = pausedAndResolved(story, contact);
    // When
    ValidatableResponse answer = get("/clocks/" + ticket + "/RESOLVE/explanation");
    // Then
    answer
        .body("$", hasSize(1))
        .body("[0].counted", equalTo("PT25M"))
        .body("[0].paused", equalTo("PT15M"))
        .body("[0].met", equalTo(true))
        .body("[0].pieces.kind", equalTo(java.util.List.of("COUNTED", "PAUSED", "COUNTED")))
        .body("[0].pieces[1].from", equalTo(contact.plusSeconds(600).toString()))
        .body("[0].pieces[1].to", equalTo(contact.plusSeconds(1500).toString()))
        .body("[0].pieces[1].why", containsString("the customer was asked"))
        .body("[0].pieces.terms.addendumVersion", equalTo(java.util.List.of(1, 1, 1)))
        .body("[0].pieces[1].causes.version", equalTo(java.util.List.of(4, 6)))
        .body("[0].against[0].terms.target", equalTo("PT10H"))
        .body("[0].stoppedBy.version", equalTo(7));
    assertThat(
            given()
                .auth()
                .oauth2(Tokens.of(Persona.ADA))
                .get("/clocks/" + ticket + "/RESOLVE/explanation.svg")
                .asString())
        .startsWith("<svg")
        .contains("class=\"paused\"", "explained-2026 version 1, P1, 24x7");
  }

  @Test
  void updates_are_clocked_from_one_to_the_next_and_the_page_tells_all_clocks() {
    // Given
    Story story = new Story("told-on-a-page").signed(Map.of(Priority.P1, Duration.ofHours(1)));
    TicketId ticket = pausedAndResolved(story, Story.now().minusSeconds(3600));
    // Then
    get("/clocks/" + ticket + "/UPDATE/explanation").body("$", hasSize(2));
    try (Visitor ada = new Visitor(root)) {
      assertThat(ada.signIn(Persona.ADA, "/ui/clocks/" + ticket).body())
          .contains("RESPONSE", "UPDATE", "RESOLVE", "the customer was asked", "<svg")
          .contains("<td>told-on-a-page-2026 version 1, P1, 24x7</td>")
          .doesNotContain("hours of calendar");
    }
  }

  @Test
  void each_target_has_its_own_sum_on_the_page_and_in_the_answer() {
    // Given
    Story story =
        new Story("two-sums")
            .signed(Map.of(Priority.P1, Duration.ofHours(1), Priority.P2, Duration.ofHours(2)));
    TicketId ticket = story.opened(Story.now().minusSeconds(60));
    story.assigned(ticket, Impact.MAJOR);
    story.assigned(ticket, Impact.CRITICAL);
    Story.await(ticket, "ClockRetargeted");
    // Then
    get("/clocks/" + ticket + "/RESPONSE/explanation")
        .body("[0].pieces.terms.priority", equalTo(java.util.List.of("P2", "P1")))
        .body("[0].against.pieces[1]", hasSize(1))
        .body("[0].against[1].pieces[0].from", equalTo(startOf(ticket)));
    try (Visitor ada = new Visitor(root)) {
      assertThat(ada.signIn(Persona.ADA, "/ui/clocks/" + ticket).body())
          .contains("The sum under P2, two-sums-2026 version 1")
          .contains("<td>two-sums-2026 version 1, P1, 24x7</td>");
    }
  }

  private static String startOf(TicketId ticket) {
    return get("/clocks/" + ticket + "/RESPONSE").extract().path("startedAt");
  }

  @Test
  void a_deadline_is_reckoned_by_hours_that_the_question_brings() {
    post("""
            {"calendar":{"zone":"Europe/Amsterdam","fromYear":2026,"toYear":2026,
             "hours":{"MONDAY":["09:00-17:00"],"TUESDAY":["09:00-17:00"]},
             "holidays":[{"date":"2026-11-24","name":"a holiday"}]},
             "start":"2026-11-23T15:00:00+01:00","target":"PT4H",
             "pauses":[{"from":"2026-11-23T16:00:00+01:00","to":"2026-11-23T16:30:00+01:00"}]}
            """)
        .statusCode(200)
        .body("dueAt", equalTo("2026-11-30T10:30:00Z"))
        .body("counted", equalTo("PT4H"))
        .body(
            "pieces.kind",
            equalTo(java.util.List.of("COUNTED", "PAUSED", "COUNTED", "CLOSED", "COUNTED")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"start\":\"2026-11-23T15:00:00Z\",\"target\":\"PT4H\"}|hours",
        "{\"hours\":\"lunch\",\"start\":\"2026-11-23T15:00:00Z\",\"target\":\"PT4H\"}|hours",
        "{\"hours\":\"24x7\",\"start\":\"2026-11-23T15:00:00Z\",\"target\":\"soon\"}|target",
        "{\"hours\":\"24x7\",\"start\":\"2026-11-23T15:00:00Z\",\"target\":\"PT1H\",\"pauses\":[{\"from\":\"2026-11-23T15:00:00Z\",\"to\":\"2026-11-23T14:00:00Z\"}]}|pauses[0].to",
      })
  void what_is_wrong_with_a_question_is_named(String body, String field) {
    post(body).statusCode(400).body("errors[0].field", equalTo(field));
  }

  @Test
  void an_open_pause_leaves_no_deadline() {
    post("""
            {"hours":"24x7","start":"2026-11-23T15:00:00Z","target":"PT4H",
             "pauses":[{"from":"2026-11-23T16:00:00Z"}],"at":"2026-11-23T18:00:00Z"}
            """)
        .statusCode(200)
        .body("dueAt", equalTo(null))
        .body("counted", equalTo("PT1H"))
        .body("pieces", notNullValue());
  }

  /** Answered after 5 min, asked after 10, told after 20, replied after 25, resolved after 40. */
  private static TicketId pausedAndResolved(Story story, Instant contact) {
    TicketId ticket = story.opened(contact);
    story.assigned(ticket, Impact.CRITICAL);
    story.answered(ticket, contact.plusSeconds(300));
    story.happened(
        ticket,
        new TicketPaused(
            ticket,
            PauseReason.CUSTOMER_ANSWER,
            Story.written(ticket, "question"),
            contact.plusSeconds(600)));
    story.happened(
        ticket,
        new StatusUpdatePosted(
            ticket, Story.written(ticket, "text"), contact.plusSeconds(1200), null));
    story.happened(
        ticket,
        new CustomerReplied(
            ticket, Story.written(ticket, "text"), contact.plusSeconds(1500), Channel.MAIL));
    story.happened(
        ticket,
        new TicketResolved(ticket, Story.written(ticket, "solution"), contact.plusSeconds(2400)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> get("/clocks/" + ticket + "/RESOLVE").body("state", equalTo("STOPPED")));
    return ticket;
  }

  private static ValidatableResponse get(String path) {
    return given().auth().oauth2(Tokens.of(Persona.ADA)).accept(ContentType.JSON).get(path).then();
  }

  private static ValidatableResponse post(String body) {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/clocks/deadline")
        .then();
  }
}
