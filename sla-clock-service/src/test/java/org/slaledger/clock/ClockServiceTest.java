package org.slaledger.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.clock.usecase.FireTimers;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** The service between a real log and a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class ClockServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject FireTimers fire;

  @TestHTTPResource("/")
  URI root;

  @Test
  void a_clock_that_nobody_answers_is_warned_of_and_breached_at_its_deadline() {
    // Given
    Story story = new Story("unanswered").signed(Map.of(Priority.P2, Duration.ofSeconds(2)));
    Instant contact = Story.now();
    TicketId ticket = story.opened(contact);
    // When
    story.assigned(ticket, Impact.MAJOR);
    // Then
    Story.await(ticket, "ClockBreached");
    assertThat(Story.log(ticket))
        .containsExactly(
            "slaledger.ClockStarted.v1", "slaledger.ClockWarned.v1", "slaledger.ClockBreached.v1");
    assertThat(Story.await(ticket, "ClockWarned").text())
        .contains("\"time\":\"" + contact.plusSeconds(1) + "\"");
    assertThat(Story.await(ticket, "ClockBreached").text())
        .contains("\"time\":\"" + contact.plusSeconds(2) + "\"")
        .contains("\"dueAt\":\"" + contact.plusSeconds(2) + "\"");
    get("/clocks/" + ticket + "/RESPONSE", Persona.ADA)
        .statusCode(200)
        .body("state", equalTo("BREACHED"))
        .body("warnedPercent", equalTo(50))
        .body("startedAt", equalTo(contact.toString()));
  }

  @Test
  void an_answer_stops_the_clock_and_no_timer_is_left() {
    // Given
    Story story = new Story("answered").signed(Map.of(Priority.P1, Duration.ofHours(1)));
    Instant contact = Story.now().minusSeconds(60);
    TicketId ticket = story.opened(contact);
    story.assigned(ticket, Impact.CRITICAL);
    // When
    story.answered(ticket, contact.plusSeconds(30));
    // Then
    assertThat(Story.await(ticket, "ClockStopped").text())
        .contains("\"elapsed\":\"PT30S\"")
        .contains("\"met\":true");
    assertThat(Story.log(ticket))
        .containsExactly("slaledger.ClockStarted.v1", "slaledger.ClockStopped.v1");
    assertThat(Rows.count(timers(ticket))).isZero();
    get("/clocks?state=STOPPED&ticket=" + ticket, Persona.ADA)
        .body("ticket", equalTo(List.of(ticket.value())))
        .body("[0].met", equalTo(true));
  }

  @Test
  void terms_that_are_signed_after_contact_and_answer_give_the_clock_its_true_start() {
    // Given a ticket whose customer has not signed anything that we know of
    Story story = new Story("signs-late");
    Instant contact = Story.now().minusSeconds(600);
    TicketId ticket = story.opened(contact);
    story.assigned(ticket, Impact.CRITICAL);
    story.answered(ticket, contact.plusSeconds(90));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Rows.count("SELECT count(*) FROM ticket_event WHERE ticket = '" + ticket + "'")
                    == 3);
    // When
    story.signed(Map.of(Priority.P1, Duration.ofSeconds(60)));
    // Then
    Story.await(ticket, "ClockStopped");
    assertThat(Story.log(ticket))
        .containsExactly(
            "slaledger.ClockStarted.v1", "slaledger.ClockBreached.v1", "slaledger.ClockStopped.v1");
    assertThat(Story.await(ticket, "ClockStarted").text())
        .contains("\"startedAt\":\"" + contact + "\"");
  }

  @Test
  void a_new_priority_retargets_from_the_original_start() {
    // Given
    Story story =
        new Story("retargets")
            .signed(Map.of(Priority.P1, Duration.ofHours(1), Priority.P2, Duration.ofHours(8)));
    Instant contact = Story.now();
    TicketId ticket = story.opened(contact);
    story.assigned(ticket, Impact.MAJOR);
    // When
    story.assigned(ticket, Impact.CRITICAL);
    // Then
    assertThat(Story.await(ticket, "ClockRetargeted").text())
        .contains("\"dueAt\":\"" + contact.plusSeconds(3600) + "\"")
        .contains("priority changed from P2 to P1");
    assertThat(Rows.count(timers(ticket) + " AND due_at <= '" + contact.plusSeconds(3600) + "'"))
        .isEqualTo(2);
  }

  @Test
  void events_that_come_twice_change_nothing() {
    // Given
    Story story = new Story("twice").signed(Map.of(Priority.P1, Duration.ofHours(1)));
    TicketId ticket = story.opened(Story.now());
    Recorded assigned = story.assigned(ticket, Impact.CRITICAL);
    Story.await(ticket, "ClockStarted");
    // When
    Others.publishAgain(assigned);
    story.answered(ticket, Story.now());
    // Then
    Story.await(ticket, "ClockStopped");
    assertThat(Story.log(ticket))
        .containsExactly("slaledger.ClockStarted.v1", "slaledger.ClockStopped.v1");
  }

  @Test
  void timers_fire_once_although_several_compete_for_them() {
    // Given many clocks that are overdue the moment they start
    Story story = new Story("many").signed(Map.of(Priority.P1, Duration.ofSeconds(1)));
    List<TicketId> tickets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TicketId ticket = story.opened(Story.now().minusSeconds(3600));
      tickets.add(ticket);
      story.assigned(ticket, Impact.CRITICAL);
    }
    // When the service's own loop and four more fire until nothing is left
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Uni.join().all(loop(), loop(), loop(), loop()).andFailFast().await().atMost(PATIENCE);
              return Rows.count(
                          "SELECT count(*) FROM clock WHERE customer = 'many' AND kind = 'RESPONSE'")
                      == 40
                  && Rows.count(
                          "SELECT count(*) FROM timer WHERE ticket LIKE 'T-many-%' AND clock = 'RESPONSE'")
                      == 0;
            });
    // Then
    assertThat(tickets)
        .allSatisfy(
            ticket ->
                assertThat(Rows.journal(ticket, ClockKind.RESPONSE))
                    .containsExactly("ClockStarted", "ClockWarned", "ClockBreached"));
  }

  @Test
  void a_timer_that_can_not_be_fired_is_put_aside_and_keeps_no_other_waiting() {
    // Given two clocks that breach in a moment, one of which has terms that nobody can read
    Story story = new Story("spoilt").signed(Map.of(Priority.P1, Duration.ofSeconds(4)));
    TicketId spoilt = story.opened(Story.now());
    TicketId whole = story.opened(Story.now());
    story.assigned(spoilt, Impact.CRITICAL);
    story.assigned(whole, Impact.CRITICAL);
    Story.await(spoilt, "ClockStarted");
    String clock = " WHERE ticket = '" + spoilt + "' AND kind = 'RESPONSE'";
    String kept = Rows.query("SELECT terms FROM clock" + clock).getFirst();
    // When
    Rows.change("UPDATE clock SET terms = '{'" + clock);
    // Then
    Story.await(whole, "ClockBreached");
    await()
        .atMost(PATIENCE)
        .until(() -> Rows.count(timers(spoilt) + " AND not_before > fires_at") > 0);
    assertThat(Rows.journal(spoilt, ClockKind.RESPONSE)).doesNotContain("ClockBreached");
    Rows.change("UPDATE clock SET terms = '" + kept + "'" + clock);
  }

  @Test
  void a_customer_sees_its_own_clocks_alone() {
    // Given
    Map<Priority, Duration> targets = Map.of(Priority.P1, Duration.ofHours(1));
    Story own = new Story("acme").signed(targets);
    Story other = new Story("globex").signed(targets);
    TicketId mine = own.opened(Story.now());
    TicketId theirs = other.opened(Story.now());
    // When
    own.assigned(mine, Impact.CRITICAL);
    other.assigned(theirs, Impact.CRITICAL);
    Story.await(mine, "ClockStarted");
    Story.await(theirs, "ClockStarted");
    // Then
    get("/clocks", Persona.CARLA)
        .statusCode(200)
        .body("ticket", hasItem(mine.value()))
        .body("ticket", not(hasItem(theirs.value())));
    get("/clocks?customer=globex", Persona.CARLA).statusCode(403);
    get("/clocks/" + theirs + "/RESPONSE", Persona.CARLA).statusCode(404);
    get("/clocks/" + mine + "/RESPONSE", Persona.CARLA).statusCode(200);
    get("/clocks?customer=globex", Persona.AUDE).body("ticket", hasItem(theirs.value()));
  }

  @Test
  void the_board_shows_running_clocks_and_escapes_what_people_wrote() {
    // Given
    Story story = new Story("on-board").signed(Map.of(Priority.P1, Duration.ofHours(1)));
    TicketId ticket = story.opened(Story.now());
    story.assigned(ticket, Impact.CRITICAL);
    Story.await(ticket, "ClockStarted");
    try (Visitor ada = new Visitor(root)) {
      // When
      var page = ada.signIn(Persona.ADA, "/ui/clocks");
      // Then
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("<h1>Clocks</h1>", ticket.value(), "The &lt;portal&gt; is slow", "data-due");
    }
  }

  private Uni<Void> loop() {
    return Multi.createBy()
        .repeating()
        .uni(fire::fireDue)
        .whilst(fired -> fired)
        .onItem()
        .ignoreAsUni();
  }

  private static io.restassured.response.ValidatableResponse get(String path, Persona persona) {
    return given().auth().oauth2(Tokens.of(persona)).get(path).then();
  }

  private static String timers(TicketId ticket) {
    return "SELECT count(*) FROM timer WHERE clock = 'RESPONSE' AND ticket = '" + ticket + "'";
  }
}
