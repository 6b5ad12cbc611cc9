package org.slaledger.bench.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.json.EventJson;

/** Events of RESPONSE clocks of one customer, as the service writes them. */
final class ClockEvents {
  static final CustomerId CUSTOMER = new CustomerId("globex");
  static final String SERVICE = "hosting";
  private static final Duration TARGET = Duration.ofHours(4);
  static final ClockTerms TERMS =
      new ClockTerms(
          new AgreementId("globex-2026"), 1, Priority.P2, Target.of(TARGET), "24x7", null);

  private final EventJson json = new EventJson();

  /** The first event of a clock that is due then. */
  Recorded started(TicketId ticket, Instant dueAt) {
    Instant start = dueAt.minus(TARGET);
    return recorded(
        1,
        start,
        new ClockStarted(
            ticket,
            ClockKind.RESPONSE,
            start,
            CUSTOMER,
            SERVICE,
            TERMS,
            new ClockDeadline(dueAt, dueAt, List.of())));
  }

  /** The second event of a clock that nobody stopped. */
  Recorded breached(TicketId ticket, Instant dueAt) {
    return recorded(
        2,
        dueAt,
        new ClockBreached(ticket, ClockKind.RESPONSE, dueAt.minus(TARGET), CUSTOMER, TERMS, dueAt));
  }

  private Recorded recorded(long version, Instant at, ClockEvent event) {
    String story = id(at).toString();
    return json.write(
        new Envelope(
            id(at),
            "urn:slaledger:sla-clock-service",
            event.kind().stream(event.ticket()),
            version,
            at,
            at,
            "sla-clock-service",
            story,
            story,
            null,
            event));
  }

  private static UUID id(Instant at) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
        Long.MIN_VALUE | random.nextLong() >>> 2);
  }
}
