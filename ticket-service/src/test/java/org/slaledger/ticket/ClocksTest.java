package org.slaledger.ticket;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class ClocksTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant DUE = Instant.parse("2026-03-02T12:00:00Z");

  private String customer = "";
  private String ticket = "";

  @BeforeEach
  void open_a_ticket() {
    customer = Api.newCustomer();
    ticket = Api.newTicket(customer);
    happened(
        new ClockStarted(
            new TicketId(ticket),
            ClockKind.RESPONSE,
            new CustomerId(customer),
            new AgreementId("acme-2026"),
            3,
            Priority.P2,
            START,
            Duration.ofHours(4),
            "24x7",
            DUE,
            List.of()));
  }

  @Test
  void a_clock_that_started_is_shown_with_its_ticket() {
    shows("RUNNING");
    Api.as(Persona.ADA)
        .get("/tickets/" + ticket)
        .then()
        .body("clocks", hasSize(1))
        .body("clocks[0].kind", equalTo("RESPONSE"))
        .body("clocks[0].dueAt", equalTo(DUE.toString()))
        .body("clocks[0].target", equalTo("PT4H"))
        .body("clocks[0].agreement", equalTo("acme-2026"))
        .body("clocks[0].addendumVersion", equalTo(3));
    Api.as(Persona.ADA)
        .get("/tickets?customer=" + customer)
        .then()
        .body("tickets[0].clocks[0].state", equalTo("RUNNING"));
  }

  @Test
  void a_clock_that_is_answered_in_time_is_met() {
    warned();
    shows("WARNED");
    stopped(Duration.ofHours(3), true);
    shows("MET");
    Api.as(Persona.ADA)
        .get("/tickets/" + ticket)
        .then()
        .body("clocks[0].warnedPercent", equalTo(75))
        .body("clocks[0].elapsed", equalTo("PT3H"));
  }

  @Test
  void a_clock_that_is_answered_too_late_is_missed() {
    warned();
    happened(
        new ClockBreached(new TicketId(ticket), ClockKind.RESPONSE, new CustomerId(customer), DUE));
    shows("BREACHED");
    stopped(Duration.ofHours(5), false);
    shows("MISSED");
  }

  @Test
  void a_clock_with_a_new_target_is_due_at_another_time() {
    warned();
    Instant later = DUE.plusSeconds(3600);
    happened(
        new ClockRetargeted(
            new TicketId(ticket),
            ClockKind.RESPONSE,
            4,
            Priority.P3,
            Duration.ofHours(5),
            "24x7",
            later,
            List.of(),
            "another priority"));
    shows("RUNNING");
    Api.as(Persona.ADA)
        .get("/tickets/" + ticket)
        .then()
        .body("clocks[0].dueAt", equalTo(later.toString()))
        .body("clocks[0].priority", equalTo("P3"))
        .body("clocks[0].addendumVersion", equalTo(4));
  }

  private void warned() {
    happened(
        new ClockWarned(
            new TicketId(ticket), ClockKind.RESPONSE, new CustomerId(customer), 75, DUE));
  }

  private void stopped(Duration elapsed, boolean met) {
    happened(
        new ClockStopped(
            new TicketId(ticket),
            ClockKind.RESPONSE,
            new CustomerId(customer),
            START.plus(elapsed),
            elapsed,
            met));
  }

  private void happened(ClockEvent event) {
    Others.publish(ClockKind.RESPONSE.stream(new TicketId(ticket)), event);
  }

  private void shows(String state) {
    Awaitility.await("the clock is " + state)
        .until(
            () -> Api.as(Persona.ADA).get("/tickets/" + ticket).<String>path("clocks[0].state"),
            state::equals);
  }
}
