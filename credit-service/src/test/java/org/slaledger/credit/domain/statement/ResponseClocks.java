package org.slaledger.credit.domain.statement;

import java.time.Duration;
import java.time.Instant;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.credit.domain.Given;

/** Clocks that came to an end. */
final class ResponseClocks {
  private static final CustomerId ACME = new CustomerId("acme");

  private ResponseClocks() {}

  static void met(Given given, String ticket, Instant start) {
    given.clockStarted(ticket, start);
    stopped(given, ticket, start, start.plus(Duration.ofMinutes(5)), true);
  }

  static void breached(Given given, String ticket, Instant start) {
    given.clockStarted(ticket, start);
    TicketId id = new TicketId(ticket);
    Instant due = start.plus(Duration.ofMinutes(30));
    given.record(
        stream(id),
        due,
        new ClockBreached(id, ClockKind.RESPONSE, start, ACME, given.against(), due));
    stopped(given, ticket, start, start.plus(Duration.ofMinutes(40)), false);
  }

  static void stopped(Given given, String ticket, Instant start, Instant at, boolean met) {
    TicketId id = new TicketId(ticket);
    given.record(
        stream(id),
        at,
        new ClockStopped(
            id,
            ClockKind.RESPONSE,
            start,
            ACME,
            given.against(),
            at,
            Duration.between(start, at),
            met));
  }

  static StreamId stream(TicketId ticket) {
    return ClockKind.RESPONSE.stream(ticket);
  }
}
