package org.slaledger.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** For how long tickets stood still, and why. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class PausesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant ASKED = Instant.parse("2025-10-02T10:00:00Z");
  private static final Instant ELSEWHERE = Instant.parse("2025-10-03T10:00:00Z");

  /** In October in UTC, and on the first of November where the terms are. */
  private static final Instant LAST = Instant.parse("2025-10-31T12:00:00Z");

  @Test
  void time_is_summed_by_reason_and_every_pause_is_listed() {
    // Given an answer that was asked for, a third party, and something that nobody was asked
    Story story = new Story("pauses").in("Pacific/Kiritimati", "+14:00");
    story.signed(Map.of(Priority.P1, Duration.ofHours(1)));
    TicketId ticket = story.opened(Instant.parse("2025-10-02T09:00:00Z"));
    story.assigned(ticket, Impact.CRITICAL);
    story.answered(ticket, Instant.parse("2025-10-02T09:30:00Z"));
    paused(story, ticket, PauseReason.CUSTOMER_ANSWER, true, ASKED);
    story.happened(
        ticket,
        new CustomerReplied(
            ticket, Story.written(ticket, "text"), ASKED.plusSeconds(7200), Channel.MAIL));
    paused(story, ticket, PauseReason.THIRD_PARTY, false, ELSEWHERE);
    story.happened(ticket, new TicketContinued(ticket, ELSEWHERE.plusSeconds(18_000)));
    paused(story, ticket, PauseReason.CUSTOMER_ACTION, false, LAST);
    // Then
    await().atMost(PATIENCE).untilAsserted(() -> report("2025-11").body("pauses", equalTo(1)));
    report("2025-10")
        .body("pauses", equalTo(2))
        .body("withoutQuestion", equalTo(1))
        .body("time", equalTo("PT7H"))
        .body("reasons.reason", equalTo(List.of("THIRD_PARTY", "CUSTOMER_ANSWER")))
        .body("reasons.time", equalTo(List.of("PT5H", "PT2H")))
        .body("list.reason", equalTo(List.of("THIRD_PARTY", "CUSTOMER_ANSWER")))
        .body("list.asked", equalTo(List.of(false, true)))
        .body("list.pausedClock", equalTo(List.of(false, true)));
    report("2025-11")
        .body("list[0].from", equalTo(LAST.toString()))
        .body("list[0].to", equalTo(null));
    assertThat(
            given()
                .auth()
                .oauth2(Tokens.of(Persona.ADA))
                .accept("text/csv")
                .get("/pauses?period=2025-10&customer=pauses")
                .then()
                .contentType("text/csv")
                .extract()
                .asString())
        .isEqualTo(
            "ticket,customer,reason,from,to,seconds,asked,pausedClock\r\n"
                + ticket
                + ",pauses,THIRD_PARTY,2025-10-03T10:00:00Z,2025-10-03T15:00:00Z,18000,false,false\r\n"
                + ticket
                + ",pauses,CUSTOMER_ANSWER,2025-10-02T10:00:00Z,2025-10-02T12:00:00Z,7200,true,true\r\n");
  }

  @Test
  void a_customer_sees_its_own_pauses_alone() {
    // Given
    for (String customer : List.of("acme", "initech")) {
      Story story = new Story(customer);
      TicketId ticket = story.opened(Instant.parse("2025-07-01T09:00:00Z"));
      paused(
          story, ticket, PauseReason.CUSTOMER_ANSWER, true, Instant.parse("2025-07-02T09:00:00Z"));
    }
    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> as(Persona.ADA, "/pauses?period=2025-07").body("pauses", equalTo(2)));
    as(Persona.CARLA, "/pauses?period=2025-07").body("list.customer", equalTo(List.of("acme")));
    as(Persona.CARLA, "/pauses?period=2025-07&customer=initech").statusCode(403);
  }

  private static void paused(
      Story story, TicketId ticket, PauseReason reason, boolean asked, Instant at) {
    story.happened(
        ticket,
        new TicketPaused(ticket, reason, asked ? Story.written(ticket, "question") : null, at));
  }

  private static ValidatableResponse report(String period) {
    return as(Persona.ADA, "/pauses?customer=pauses&period=" + period).statusCode(200);
  }

  private static ValidatableResponse as(Persona persona, String path) {
    return given().auth().oauth2(Tokens.of(persona)).get(path).then();
  }
}
