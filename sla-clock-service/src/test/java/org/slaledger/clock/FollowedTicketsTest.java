package org.slaledger.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.contract.event.TicketEvent.TicketReopened;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.contract.event.TicketEvent.TicketSplit;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** What moves clocks, each once over a real log and a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class FollowedTicketsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Map<Priority, Duration> HOUR = Map.of(Priority.P1, Duration.ofHours(1));

  private final Instant contact = Story.now().minusSeconds(600);

  @TestHTTPResource("/")
  URI root;

  @Test
  void a_calendar_is_waited_for_until_a_version_covers_start_and_deadline() {
    // Given a calendar that ended before the contact
    int year = Year.from(contact.atOffset(ZoneOffset.UTC)).getValue();
    Story story = new Story("years").by("years-of-open-hours");
    story.signed(Map.of(Priority.P1, Duration.ofDays(400)));
    story.published(1, year - 2, year - 2);
    TicketId ticket = prioritised(story, contact);
    await().atMost(PATIENCE).until(() -> told(ticket) == 2);
    assertThat(Rows.journal(ticket, ClockKind.RESPONSE)).isEmpty();
    String waits =
        "it waits for a version of the calendar years-of-open-hours that covers " + contact;
    get("/clocks/" + ticket + "/RESPONSE").statusCode(404).body("detail", containsString(waits));
    get("/clocks/" + ticket + "/RESPONSE/explanation").body("detail", containsString(waits));
    get("/clocks/" + ticket + "/UPDATE")
        .body("detail", equalTo("There is no UPDATE clock of ticket " + ticket + "."));
    try (Visitor ada = new Visitor(root)) {
      assertThat(ada.signIn(Persona.ADA, "/ui/clocks/" + ticket).body()).contains(waits);
    }
    // When a version covers the start
    story.published(2, year - 2, year);
    // Then
    says(ticket, ClockKind.RESPONSE, "ClockStarted");
    get("/clocks/" + ticket + "/RESPONSE")
        .body("startedAt", equalTo(contact.toString()))
        .body("dueAt", equalTo(null))
        .body("calendarEnds", equalTo(year));
    get("/clocks/" + ticket + "/RESPONSE/explanation").body("[0].calendarEnds", equalTo(year));
    for (String page : List.of("/ui/clocks?customer=years", "/ui/clocks/" + ticket)) {
      try (Visitor ada = new Visitor(root)) {
        assertThat(ada.signIn(Persona.ADA, page).body())
            .contains("the calendar years-of-open-hours ends with " + year);
      }
    }
    // When it is resolved without an answer, and another version covers the deadline
    resolve(story, ticket, contact.plusSeconds(60));
    says(ticket, ClockKind.RESOLVE, "ClockStarted", "ClockStopped");
    story.published(3, year - 2, year + 3);
    // Then
    says(ticket, ClockKind.RESPONSE, "ClockStarted", "ClockRetargeted");
    get("/clocks/" + ticket + "/RESPONSE")
        .body("dueAt", equalTo(contact.plus(Duration.ofDays(400)).toString()))
        .body("calendarEnds", equalTo(null));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_answer_where_work_goes_on_answers_all_that_was_merged(boolean mergedFirst) {
    // Given a ticket that was merged into one that was merged into a third
    Story story = new Story("merges-" + mergedFirst).signed(HOUR);
    TicketId third = story.numbered();
    TicketId first = prioritised(story, contact);
    TicketId second = prioritised(story, contact);
    // When
    if (!mergedFirst) {
      answered(story, third);
    }
    story.happened(first, new TicketMerged(first, second, contact.plusSeconds(30)));
    story.happened(second, new TicketMerged(second, third, contact.plusSeconds(40)));
    if (mergedFirst) {
      says(second, ClockKind.RESPONSE, "ClockStarted");
      answered(story, third);
    }
    // Then
    for (TicketId ticket : List.of(first, second)) {
      says(ticket, ClockKind.RESPONSE, "ClockStarted", "ClockStopped");
      get("/clocks/" + ticket + "/RESPONSE").body("elapsed", equalTo("PT20S"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_part_of_an_answered_ticket_is_answered(boolean splitFirst) {
    // Given
    Story story = new Story("splits-" + splitFirst).signed(HOUR);
    TicketId whole = story.numbered();
    answered(story, whole);
    says(whole, ClockKind.RESPONSE, "ClockStarted", "ClockStopped");
    TicketId part = story.numbered();
    TicketSplit split = new TicketSplit(whole, part, contact.plusSeconds(60));
    // When
    if (splitFirst) {
      story.happened(whole, split);
      prioritised(story, part, contact);
      says(part, ClockKind.RESPONSE, "ClockStarted", "ClockStopped");
    } else {
      prioritised(story, part, contact);
      says(part, ClockKind.RESPONSE, "ClockStarted");
      story.happened(whole, split);
      says(part, ClockKind.RESPONSE, "ClockStarted", "ClockStopped");
    }
    // Then
    get("/clocks/" + part + "/RESPONSE").body("elapsed", equalTo("PT20S"));
  }

  @Test
  void a_corrected_contact_moves_the_start_and_another_customer_s_ticket_has_no_clock_here() {
    // Given
    Story story = new Story("corrects").signed(HOUR);
    TicketId ticket = prioritised(story, contact);
    says(ticket, ClockKind.RESPONSE, "ClockStarted");
    // When
    Instant earlier = contact.minusSeconds(60);
    story.happened(ticket, new TicketCorrected(ticket, null, null, earlier, "the call"));
    says(ticket, ClockKind.RESPONSE, "ClockStarted", "ClockStarted", "ClockVoided");
    get("/clocks/" + ticket + "/RESPONSE").body("startedAt", equalTo(earlier.toString()));
    CustomerId other = new CustomerId("corrected-to");
    story.happened(ticket, new TicketCorrected(ticket, other, null, null, "not theirs"));
    // Then
    says(ticket, ClockKind.RESPONSE, "ClockStarted", "ClockStarted", "ClockVoided", "ClockVoided");
    get("/clocks/" + ticket + "/RESPONSE").statusCode(404);
  }

  @Test
  void a_reopened_ticket_is_measured_on() {
    // Given
    Story story = new Story("reopens").signed(HOUR);
    TicketId ticket = prioritised(story, contact);
    resolve(story, ticket, contact.plusSeconds(60));
    says(ticket, ClockKind.RESOLVE, "ClockStarted", "ClockStopped");
    // When
    story.happened(
        ticket,
        new TicketReopened(ticket, Story.written(ticket, "reason"), contact.plusSeconds(90)));
    // Then
    says(ticket, ClockKind.RESOLVE, "ClockStarted", "ClockStopped", "ClockContinued");
    get("/clocks/" + ticket + "/RESOLVE")
        .body("dueAt", equalTo(contact.plusSeconds(36_030).toString()));
  }

  @Test
  void a_withdrawn_response_was_none() {
    // Given
    Story story = new Story("withdraws").signed(HOUR);
    TicketId ticket = prioritised(story, contact);
    story.answered(ticket, contact.plusSeconds(20));
    says(ticket, ClockKind.RESPONSE, "ClockStarted", "ClockStopped");
    // When
    story.happened(ticket, new ResponseWithdrawn(ticket, 3, "meant for somebody else"));
    // Then
    says(ticket, ClockKind.RESPONSE, "ClockStarted", "ClockStopped", "ClockContinued");
    get("/clocks/" + ticket + "/RESPONSE")
        .body("dueAt", equalTo(contact.plusSeconds(3600).toString()));
  }

  @Test
  void an_agreement_that_had_ended_before_the_contact_promised_nothing() {
    // Given
    Story story = new Story("ends").signed(HOUR);
    TicketId ticket = prioritised(story, contact);
    says(ticket, ClockKind.RESPONSE, "ClockStarted");
    // When
    Others.publish(
        story.agreement.stream(),
        new AgreementEnded(story.agreement, contact.minusSeconds(1), "test", null));
    // Then
    says(ticket, ClockKind.RESPONSE, "ClockStarted", "ClockVoided");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEEP", "SWITCH"})
  void a_new_version_moves_running_clocks_where_it_says_so(RunningClocks running) {
    // Given
    Story story = new Story("version-" + running.name().toLowerCase(Locale.ROOT));
    story.signed(HOUR);
    TicketId before = prioritised(story, contact);
    says(before, ClockKind.RESPONSE, "ClockStarted");
    // When
    Instant effective = contact.plusSeconds(60);
    story.signed(2, effective, running, Map.of(Priority.P1, Duration.ofHours(2)));
    TicketId after = prioritised(story, contact.plusSeconds(90));
    says(after, ClockKind.RESPONSE, "ClockStarted");
    // Then
    if (running == RunningClocks.SWITCH) {
      says(before, ClockKind.RESPONSE, "ClockStarted", "ClockRetargeted");
    }
    await().atMost(PATIENCE).until(() -> followUps(story) == 0);
    long hours = running == RunningClocks.SWITCH ? 2 : 1;
    get("/clocks/" + before + "/RESPONSE")
        .body("dueAt", equalTo(contact.plus(Duration.ofHours(hours)).toString()));
    get("/clocks/" + after + "/RESPONSE")
        .body("dueAt", equalTo(contact.plusSeconds(90 + 7200).toString()));
  }

  private static TicketId prioritised(Story story, Instant contact) {
    TicketId ticket = story.numbered();
    prioritised(story, ticket, contact);
    return ticket;
  }

  private static void prioritised(Story story, TicketId ticket, Instant contact) {
    story.opened(ticket, contact);
    story.assigned(ticket, Impact.CRITICAL);
  }

  /** Answered 20 s after the contact. */
  private void answered(Story story, TicketId ticket) {
    prioritised(story, ticket, contact);
    story.answered(ticket, contact.plusSeconds(20));
  }

  private static void resolve(Story story, TicketId ticket, Instant at) {
    story.happened(ticket, new TicketResolved(ticket, Story.written(ticket, "solution"), at));
  }

  private static void says(TicketId ticket, ClockKind kind, String... types) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Rows.journal(ticket, kind)).containsExactly(types));
  }

  private static long told(TicketId ticket) {
    return Rows.count("SELECT count(*) FROM ticket_event WHERE ticket = '" + ticket + "'");
  }

  private static long followUps(Story story) {
    return Rows.count(
        "SELECT count(*) FROM follow_up f JOIN ticket t ON t.ticket = f.ticket WHERE t.customer = '"
            + story.customer
            + "'");
  }

  private static ValidatableResponse get(String path) {
    return given().auth().oauth2(Tokens.of(Persona.ADA)).get(path).then();
  }
}
