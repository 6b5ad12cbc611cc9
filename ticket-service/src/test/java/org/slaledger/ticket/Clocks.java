package org.slaledger.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.testkit.Others;

/** A ticket's clocks, as sla-clock-service puts them into the log. */
record Clocks(TicketId ticket, CustomerId customer) {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  static final Instant DUE = Instant.parse("2026-03-02T12:00:00Z");
  static final ClockTerms TERMS = terms(3, Priority.P2, Target.of(Duration.ofHours(4)));
  static final ClockTerms UNPROMISED = terms(3, Priority.P2, null);

  static Clocks of(String ticket, String customer) {
    return new Clocks(new TicketId(ticket), new CustomerId(customer));
  }

  static ClockTerms terms(int version, Priority priority, @Nullable Target target) {
    return new ClockTerms(new AgreementId("acme-2026"), version, priority, target, "office", 7);
  }

  static ClockDeadline due(Instant at) {
    return new ClockDeadline(at, at.plusMillis(1), List.of());
  }

  /** A run that starts then and is due four hours later. */
  void start(ClockKind kind, Instant at) {
    happened(
        new ClockStarted(
            ticket, kind, at, customer, "hosting", TERMS, due(at.plus(Duration.ofHours(4)))));
  }

  /** A run for which nothing is promised. */
  void measure(ClockKind kind) {
    happened(new ClockStarted(ticket, kind, START, customer, "hosting", UNPROMISED, null));
  }

  void happened(ClockEvent event) {
    Others.publish(event.kind().stream(ticket), event);
  }
}
