package org.slaledger.contract.published;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Channel;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Impact;
import org.slaledger.contract.NoticeId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.NotificationEvent.NotificationFailed;
import org.slaledger.contract.event.NotificationEvent.NotificationSent;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;

/** A customer reports an outage, is answered, and is told of a clock: one event of each type. */
final class TicketSamples {
  static final CustomerId ACME = new CustomerId("acme");
  static final AgreementId AGREEMENT = new AgreementId("acme-2026");
  private static final TicketId TICKET = new TicketId("T-1042");
  private static final NoticeId NOTICE = new NoticeId("01939f00-0000-7000-8000-0000000000aa");
  private static final String PERSON = "person/acme/carla";
  private static final String WRITTEN = "ticket/T-1042";
  private static final String CAUSE = "01939f00-0000-7000-8000-000000000099";
  private static final Instant CALL = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant DUE = Instant.parse("2026-11-23T12:30:00Z");
  private static final List<ClockWarning> WARNINGS =
      List.of(new ClockWarning(80, Instant.parse("2026-11-23T12:24:00Z")));

  private TicketSamples() {}

  static List<Sample> all() {
    return List.of(
        of(ACME.stream(), new CustomerRegistered(ACME, "Acme Logistics B.V.")),
        of(
            ACME.stream(),
            new ContactAdded(ACME, "carla", sealed(PERSON, "bmFtZQ"), sealed(PERSON, "bWFpbA"))),
        of(ACME.stream(), new ContactRemoved(ACME, "carla")),
        of(TICKET.stream(), opened()),
        of(TICKET.stream(), new PriorityAssigned(TICKET, Impact.CRITICAL, Priority.P1)),
        of(TICKET.stream(), responded()),
        of(clock(), started()),
        of(clock(), retargeted()),
        of(clock(), new ClockWarned(TICKET, ClockKind.RESPONSE, ACME, 80, DUE)),
        of(clock(), new ClockBreached(TICKET, ClockKind.RESPONSE, ACME, DUE)),
        of(clock(), stopped()),
        of(NOTICE.stream(), sent()),
        of(NOTICE.stream(), failed()));
  }

  private static Sample of(StreamId stream, Event event) {
    return new Sample(stream, event);
  }

  /** Of the right form; what it says is nobody's business here. */
  private static Sealed sealed(String key, String content) {
    return new Sealed("v1:" + key + ":AAECAwQFBgcICQoL" + content + "EBESExQVFhcYGRobHB0eHw");
  }

  private static StreamId clock() {
    return ClockKind.RESPONSE.stream(TICKET);
  }

  private static TicketOpened opened() {
    return new TicketOpened(
        TICKET,
        ACME,
        "hosting",
        TicketKind.INCIDENT,
        sealed(WRITTEN, "c3ViamVjdA"),
        sealed(WRITTEN, "dGV4dA"),
        CALL,
        Channel.INTEGRATION,
        new InboundOrigin("pager", "urn:pager:eu-1", "alert-7781", sealed(WRITTEN, "eyJhIjoxfQ")));
  }

  private static FirstResponseGiven responded() {
    return new FirstResponseGiven(
        TICKET,
        sealed(WRITTEN, "dHJpYWdl"),
        sealed(WRITTEN, "bmV4dA"),
        CALL.plus(Duration.ofMinutes(7)));
  }

  private static ClockStarted started() {
    return new ClockStarted(
        TICKET,
        ClockKind.RESPONSE,
        ACME,
        AGREEMENT,
        1,
        Priority.P1,
        CALL,
        Duration.ofMinutes(30),
        "24x7",
        DUE,
        WARNINGS);
  }

  private static ClockRetargeted retargeted() {
    return new ClockRetargeted(
        TICKET,
        ClockKind.RESPONSE,
        1,
        Priority.P1,
        Duration.ofMinutes(30),
        "24x7",
        DUE,
        WARNINGS,
        "The priority was raised from P2 to P1.");
  }

  private static ClockStopped stopped() {
    return new ClockStopped(
        TICKET,
        ClockKind.RESPONSE,
        ACME,
        CALL.plus(Duration.ofMinutes(7)),
        Duration.parse("PT7M0.25S"),
        true);
  }

  private static NotificationSent sent() {
    return new NotificationSent(
        NOTICE,
        ACME,
        "carla",
        NotificationKind.CLOCK_WARNING,
        CAUSE,
        "<01939f00-0000-7000-8000-0000000000aa@sla.example>",
        Instant.parse("2026-11-23T12:24:00.412Z"));
  }

  private static NotificationFailed failed() {
    return new NotificationFailed(
        NOTICE,
        ACME,
        "carla",
        NotificationKind.CLOCK_BREACH,
        CAUSE,
        "550 5.1.1 mailbox unavailable",
        5);
  }
}
