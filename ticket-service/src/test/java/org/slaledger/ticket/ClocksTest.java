package org.slaledger.ticket;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class ClocksTest {
  private static final Instant START = Clocks.START;
  private static final Instant DUE = Clocks.DUE;
  private static final Instant LATER = DUE.plusSeconds(3600);
  private static final ClockKind RESPONSE = ClockKind.RESPONSE;
  private static final ClockKind RESOLVE = ClockKind.RESOLVE;

  private String customer = "";
  private String ticket = "";
  private Clocks clocks = Clocks.of("T-0", "nobody");

  @BeforeEach
  void open_a_ticket() {
    customer = Api.newCustomer();
    ticket = Api.newTicket(customer);
    clocks = Clocks.of(ticket, customer);
  }

  @Test
  void a_clock_that_started_is_shown_with_its_ticket() {
    clocks.start(RESPONSE, START);
    shows("RUNNING")
        .body("clocks", hasSize(1))
        .body("clocks[0].kind", equalTo("RESPONSE"))
        .body("clocks[0].dueAt", equalTo(DUE.toString()))
        .body("clocks[0].target", equalTo("PT4H"))
        .body("clocks[0].agreement", equalTo("acme-2026"))
        .body("clocks[0].calendarVersion", equalTo(7))
        .body("clocks[0].addendumVersion", equalTo(3));
    Api.as(Persona.ADA)
        .get("/tickets?customer=" + customer)
        .then()
        .body("tickets[0].clocks[0].state", equalTo("RUNNING"));
  }

  @Test
  void a_clock_that_is_answered_in_time_is_met() {
    clocks.start(RESPONSE, START);
    warned();
    shows("WARNED");
    stopped(RESPONSE, Duration.ofHours(3), true);
    shows("MET")
        .body("clocks[0].warnedPercent", equalTo(75))
        .body("clocks[0].elapsed", equalTo("PT3H"));
  }

  @Test
  void a_clock_that_is_answered_too_late_is_missed() {
    clocks.start(RESPONSE, START);
    warned();
    breached();
    shows("BREACHED");
    stopped(RESPONSE, Duration.ofHours(5), false);
    shows("MISSED");
  }

  @Test
  void a_breach_that_was_none_is_shown_no_more() {
    // Given
    clocks.start(RESPONSE, START);
    breached();
    shows("BREACHED");
    // When
    clocks.happened(
        new ClockBreachWithdrawn(
            clocks.ticket(), RESPONSE, START, clocks.customer(), Clocks.TERMS, DUE, "answered"));
    // Then
    shows("RUNNING");
  }

  @Test
  void a_clock_with_a_new_target_is_due_at_another_time() {
    clocks.start(RESPONSE, START);
    warned();
    ClockTerms days = Clocks.terms(4, Priority.P3, new Target("2 working days"));
    clocks.happened(
        new ClockRetargeted(
            clocks.ticket(),
            RESPONSE,
            START,
            clocks.customer(),
            "hosting",
            days,
            Clocks.due(LATER),
            "another priority"));
    Awaitility.await()
        .untilAsserted(
            () ->
                shows("RUNNING")
                    .body("clocks[0].dueAt", equalTo(LATER.toString()))
                    .body("clocks[0].target", equalTo("2 working days"))
                    .body("clocks[0].priority", equalTo("P3"))
                    .body("clocks[0].addendumVersion", equalTo(4)));
  }

  @Test
  void a_clock_that_stands_still_says_since_when_and_is_due_when_it_goes_on() {
    // Given
    clocks.start(RESOLVE, START);
    Instant asked = START.plusSeconds(60);
    // When
    clocks.happened(
        new ClockPaused(
            clocks.ticket(), RESOLVE, START, Clocks.TERMS, asked, PauseReason.CUSTOMER_ANSWER));
    // Then
    shows("PAUSED")
        .body("clocks[0].pause.since", equalTo(asked.toString()))
        .body("clocks[0].pause.reason", equalTo("CUSTOMER_ANSWER"))
        .body("clocks[0].dueAt", nullValue());
    // When
    continued(asked, asked.plusSeconds(3600));
    // Then
    shows("RUNNING")
        .body("clocks[0].pause", nullValue())
        .body("clocks[0].dueAt", equalTo(LATER.toString()));
  }

  @Test
  void a_pause_that_becomes_known_late_ends_no_other() {
    clocks.start(RESOLVE, START);
    Instant early = START.plusSeconds(60);
    Instant late = START.plusSeconds(7200);
    for (Instant since : new Instant[] {late, early}) {
      clocks.happened(
          new ClockPaused(
              clocks.ticket(), RESOLVE, START, Clocks.TERMS, since, PauseReason.CUSTOMER_ACTION));
    }
    continued(early, early.plusSeconds(60));
    Awaitility.await()
        .untilAsserted(
            () ->
                shows("PAUSED")
                    .body("clocks[0].pause.since", equalTo(late.toString()))
                    .body("clocks[0].dueAt", equalTo(LATER.toString())));
  }

  @Test
  void a_clock_that_should_not_have_stopped_goes_on() {
    clocks.start(RESOLVE, START);
    stopped(RESOLVE, Duration.ofHours(1), true);
    shows("MET");
    Instant resolved = START.plus(Duration.ofHours(1));
    continued(resolved, resolved.plusSeconds(3600));
    shows("RUNNING")
        .body("clocks[0].stoppedAt", nullValue())
        .body("clocks[0].elapsed", nullValue());
  }

  @Test
  void a_clock_without_a_promise_is_measured() {
    clocks.measure(RESOLVE);
    shows("RUNNING").body("clocks[0].dueAt", nullValue()).body("clocks[0].target", nullValue());
    stopped(RESOLVE, Duration.ofHours(9), null);
    shows("MEASURED").body("clocks[0].elapsed", equalTo("PT9H"));
  }

  @Test
  void a_ticket_shows_every_run_and_the_list_the_last_one() {
    // Given
    clocks.start(ClockKind.UPDATE, START);
    clocks.start(ClockKind.UPDATE, DUE);
    clocks.start(ClockKind.UPDATE, LATER);
    Awaitility.await().untilAsserted(() -> full().body("clocks", hasSize(3)));
    full().body("clocks.startedAt", contains(START.toString(), DUE.toString(), LATER.toString()));
    Api.as(Persona.ADA)
        .get("/tickets?customer=" + customer)
        .then()
        .body("tickets[0].clocks.startedAt", contains(LATER.toString()));
    // When
    clocks.happened(
        new ClockVoided(clocks.ticket(), ClockKind.UPDATE, LATER, Clocks.TERMS, "not its update"));
    // Then
    Awaitility.await().untilAsserted(() -> full().body("clocks", hasSize(2)));
    // When
    clocks.start(ClockKind.UPDATE, LATER);
    // Then
    Awaitility.await().untilAsserted(() -> full().body("clocks", hasSize(3)));
  }

  private void warned() {
    clocks.happened(
        new ClockWarned(
            clocks.ticket(), RESPONSE, START, clocks.customer(), Clocks.TERMS, 75, DUE));
  }

  private void breached() {
    clocks.happened(
        new ClockBreached(clocks.ticket(), RESPONSE, START, clocks.customer(), Clocks.TERMS, DUE));
  }

  private void continued(Instant since, Instant at) {
    clocks.happened(
        new ClockContinued(
            clocks.ticket(),
            RESOLVE,
            START,
            Clocks.TERMS,
            since,
            at,
            Clocks.due(LATER),
            "the customer replied"));
  }

  private void stopped(ClockKind kind, Duration elapsed, @Nullable Boolean met) {
    clocks.happened(
        new ClockStopped(
            clocks.ticket(),
            kind,
            START,
            clocks.customer(),
            Clocks.TERMS,
            START.plus(elapsed),
            elapsed,
            met));
  }

  private ValidatableResponse full() {
    return Api.as(Persona.ADA).get("/tickets/" + ticket).then();
  }

  private ValidatableResponse shows(String state) {
    Awaitility.await("the clock is " + state)
        .until(() -> full().extract().<String>path("clocks[0].state"), state::equals);
    return full();
  }
}
