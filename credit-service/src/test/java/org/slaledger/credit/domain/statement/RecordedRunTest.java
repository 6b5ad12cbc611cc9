package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;

class RecordedRunTest {
  private static final CustomerId ACME = new CustomerId("acme");
  private static final TicketId TICKET = new TicketId("T-1");
  private static final Instant START = at("06-10T08:00:00");

  private final Given given = Given.acme();

  @BeforeEach
  void a_percent_each_and_two_at_most() {
    given.signed(
        Given.crediting(
            new ResponseCredit(BigDecimal.ONE, new BigDecimal(2)),
            given.addendum(hosting(UnobservedAs.UP, point("web", 1)))),
        at("05-01T00:00:00"));
  }

  @Test
  void a_breach_that_was_withdrawn_is_none() {
    ResponseClocks.breached(given, "T-1", START);
    given.record(
        ResponseClocks.stream(TICKET),
        START.plusSeconds(9000),
        new ClockBreachWithdrawn(
            TICKET, ClockKind.RESPONSE, START, ACME, given.against(), START, "mail was late"));
    ResponseClocks.stopped(given, "T-1", START, START.plusSeconds(60), true);
    assertThat(told()).isEqualTo("1 0 0");
    assertThat(credit()).isEqualTo("0.00");
  }

  @Test
  void a_run_that_was_voided_is_not_there_and_another_of_the_same_clock_is() {
    ResponseClocks.breached(given, "T-1", START);
    given.record(
        ResponseClocks.stream(TICKET),
        START.plusSeconds(9000),
        new ClockVoided(TICKET, ClockKind.RESPONSE, START, given.against(), "contact corrected"));
    given.clockStarted("T-1", START.minusSeconds(600));
    assertThat(told()).isEqualTo("0 0 1");
  }

  @Test
  void a_response_that_was_withdrawn_leaves_the_clock_open() {
    ResponseClocks.met(given, "T-1", START);
    Instant stopped = START.plus(Duration.ofMinutes(5));
    given.record(
        ResponseClocks.stream(TICKET),
        START.plusSeconds(900),
        new ClockContinued(
            TICKET,
            ClockKind.RESPONSE,
            START,
            given.against(),
            stopped,
            stopped,
            null,
            "no answer"));
    assertThat(told()).isEqualTo("0 0 1");
  }

  @Test
  void late_responses_give_back_a_percent_each_up_to_the_cap() {
    ResponseClocks.breached(given, "T-1", START);
    assertThat(credit()).isEqualTo("10.00");
    ResponseClocks.breached(given, "T-2", START);
    ResponseClocks.breached(given, "T-3", START);
    assertThat(credit()).isEqualTo("20.00");
    var line = Objects.requireNonNull(june().responseCredit()).lines().getFirst();
    assertThat(line.breached()).extracting(TicketId::value).containsExactly("T-1", "T-2", "T-3");
    assertThat(line.percent()).hasToString("2.000000");
    assertThat(june().credit()).hasToString("20.00");
  }

  @Test
  void a_clock_that_came_to_be_of_the_agreement_later_is_told_of_and_one_that_left_is_not() {
    // Given
    Given other = new Given("umbrella-2026", "umbrella");
    given.clockStarted("T-1", START);
    given.record(ResponseClocks.stream(TICKET), START.plusSeconds(60), retargeted("T-1", other));
    TicketId theirs = new TicketId("T-2");
    other.clockStarted("T-2", START);
    other.record(ResponseClocks.stream(theirs), START.plusSeconds(60), retargeted("T-2", given));
    other.events().forEach(e -> given.record(e.stream(), e.time(), e.data()));
    // Then
    assertThat(june().response().clocks())
        .extracting(clock -> clock.ticket().value())
        .containsExactly("T-2");
    assertThat(june().cut()).extracting(one -> one.stream().value()).contains("clock/T-2:RESPONSE");
  }

  private static ClockRetargeted retargeted(String ticket, Given to) {
    Instant due = START.plusSeconds(1800);
    return new ClockRetargeted(
        new TicketId(ticket),
        ClockKind.RESPONSE,
        START,
        ACME,
        "hosting",
        to.against(),
        new ClockDeadline(due, due, java.util.List.of()),
        "customer corrected");
  }

  private String told() {
    ResponseReport report = june().response();
    return report.met() + " " + report.breached() + " " + report.open();
  }

  private String credit() {
    return Objects.requireNonNull(june().responseCredit()).amount().toPlainString();
  }

  private Statement june() {
    return ((Derivation.Derived)
            StatementFold.derive(
                Question.asOf(given.agreement, "2026-06", at("08-01T00:00:00")), given.events()))
        .statement();
  }
}
