package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.Channel;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Decision.Ground;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.TicketOpened;

/** A ticket of 8 o'clock that is decided on at 9. */
final class Decided {
  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant CONTACT = Instant.parse("2026-03-02T08:00:00Z");
  static final TicketId TICKET = new TicketId("T-1");
  static final CustomerId ACME = new CustomerId("acme");
  static final Sealing SEALING = Sealings.of("ticket/T-1");
  static final TicketOpened OPENED = opened(TICKET, ACME);
  static final FirstResponseGiven ANSWERED = answered(CONTACT.plusSeconds(600));

  private static final TicketDecider DECIDER =
      new TicketDecider(new AutomaticReplies(List.of("We are looking into it.")));

  private Decided() {}

  static TicketOpened opened(TicketId ticket, CustomerId customer) {
    return new TicketOpened(
        ticket,
        customer,
        "hosting",
        TicketKind.INCIDENT,
        SEALING.seal("subject", "Down"),
        SEALING.seal("text", "All is down"),
        CONTACT,
        Channel.PHONE,
        null);
  }

  static FirstResponseGiven answered(Instant at) {
    return new FirstResponseGiven(
        TICKET,
        SEALING.seal("triage", "A disk failed"),
        SEALING.seal("nextStep", "We replace it"),
        at);
  }

  static Decision<TicketEvent> decide(TicketCommand command, Event... history) {
    return decide(NOW, command, history);
  }

  static Decision<TicketEvent> decide(Instant now, TicketCommand command, Event... history) {
    return DECIDER.decide(Ticket.of(List.of(history)), command, now, SEALING);
  }

  static void accepts(Decision<TicketEvent> decision, TicketEvent... events) {
    assertThat(decision).isEqualTo(Decision.accepted(List.of(events)));
  }

  static List<TicketEvent> events(Decision<TicketEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<TicketEvent>) decision).events();
  }

  static List<Violation> violations(Decision<TicketEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<TicketEvent>) decision).violations();
  }

  /** The fields of a command that is wrong in itself. */
  static List<String> fields(Decision<TicketEvent> decision) {
    assertThat(ground(decision)).isEqualTo(Ground.INPUT);
    return violations(decision).stream().map(Violation::field).toList();
  }

  /** What is said of a ticket with which that can't be done. */
  static String conflict(Decision<TicketEvent> decision) {
    assertThat(ground(decision)).isEqualTo(Ground.STATE);
    assertThat(violations(decision).getFirst().field()).isEqualTo("ticket");
    return violations(decision).getFirst().message();
  }

  static Ground ground(Decision<TicketEvent> decision) {
    violations(decision);
    return ((Decision.Refused<TicketEvent>) decision).ground();
  }
}
