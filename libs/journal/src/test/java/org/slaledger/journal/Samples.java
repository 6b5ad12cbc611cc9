package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Channel;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.json.EventJson;

/** Events as other services would have written them, and appends of this one. */
final class Samples {
  private static final ClockTerms TERMS =
      new ClockTerms(
          new AgreementId("acme-1"), 1, Priority.P2, Target.of(Duration.ofHours(1)), "24x7", null);
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final CustomerId ACME = new CustomerId("acme");
  private static final EventJson JSON = new EventJson();

  private Samples() {}

  static Recorded opened(TicketId ticket, String subject) {
    return opened(ticket, subject, null);
  }

  static Recorded opened(TicketId ticket, String subject, @Nullable String traceparent) {
    return opened(ticket, 1, subject, traceparent);
  }

  static Recorded opened(TicketId ticket, long version, String subject) {
    return opened(ticket, version, subject, null);
  }

  private static Recorded opened(
      TicketId ticket, long version, String subject, @Nullable String traceparent) {
    return written(
        ticket,
        version,
        new TicketOpened(
            ticket,
            ACME,
            "hosting",
            TicketKind.INCIDENT,
            sealed(ticket, subject),
            sealed(ticket, "text"),
            NOON,
            Channel.PORTAL,
            null),
        traceparent);
  }

  /** As if sealed; no key opens it. */
  static Sealed sealed(TicketId ticket, String text) {
    String content = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    return new Sealed("v1:ticket/" + ticket + ":" + "A".repeat(38) + content);
  }

  static Recorded assigned(TicketId ticket, long version) {
    return written(ticket, version, new PriorityAssigned(ticket, Impact.MAJOR, Priority.P2), null);
  }

  static Append clockStarted(TicketId ticket, long expectedVersion) {
    return new Append(
        ClockKind.RESPONSE.stream(ticket),
        expectedVersion,
        List.of(
            new NewEvent(
                new ClockStarted(
                    ticket,
                    ClockKind.RESPONSE,
                    NOON,
                    ACME,
                    "hosting",
                    TERMS,
                    new ClockDeadline(NOON.plusSeconds(3600), NOON.plusSeconds(3600), List.of())),
                NOON)));
  }

  static Append clockWarned(TicketId ticket, long expectedVersion) {
    return new Append(
        ClockKind.RESPONSE.stream(ticket),
        expectedVersion,
        List.of(
            new NewEvent(
                new ClockWarned(
                    ticket, ClockKind.RESPONSE, NOON, ACME, TERMS, 50, NOON.plusSeconds(3600)),
                NOON)));
  }

  private static Recorded written(
      TicketId ticket, long version, Event data, @Nullable String traceparent) {
    return JSON.write(
        new Envelope(
            UUID.randomUUID(),
            "urn:slaledger:ticket-service",
            ticket.stream(),
            version,
            NOON,
            NOON,
            "agent-ada",
            null,
            null,
            traceparent,
            data));
  }
}
