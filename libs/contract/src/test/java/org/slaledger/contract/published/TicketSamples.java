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
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.event.CustomerEvent.EscalationPathChanged;
import org.slaledger.contract.event.EscalationStep;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.NotificationEvent.NotificationFailed;
import org.slaledger.contract.event.NotificationEvent.NotificationSent;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketReopened;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.contract.event.TicketEvent.TicketSplit;

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
  private static final TicketId OTHER = new TicketId("T-1043");
  private static final ClockKind KIND = ClockKind.RESPONSE;
  private static final ClockTerms TERMS =
      new ClockTerms(AGREEMENT, 1, Priority.P1, new Target("PT30M"), "office", 3);
  private static final ClockDeadline DEADLINE =
      new ClockDeadline(
          DUE, DUE, List.of(new ClockWarning(80, Instant.parse("2026-11-23T12:24:00Z"))));

  private TicketSamples() {}

  static List<Sample> all() {
    return List.of(
        of(ACME.stream(), new CustomerRegistered(ACME, "Acme Logistics B.V.")),
        of(
            ACME.stream(),
            new ContactAdded(ACME, "carla", sealed(PERSON, "bmFtZQ"), sealed(PERSON, "bWFpbA"))),
        of(ACME.stream(), new ContactRemoved(ACME, "carla")),
        of(
            ACME.stream(),
            new EscalationPathChanged(
                ACME, List.of(new EscalationStep("carla", Duration.ofMinutes(10))))),
        of(TICKET.stream(), opened()),
        of(TICKET.stream(), new PriorityAssigned(TICKET, Impact.CRITICAL, Priority.P1)),
        of(TICKET.stream(), responded()),
        of(TICKET.stream(), new ResponseWithdrawn(TICKET, 3, "It was meant for T-1043.")),
        of(TICKET.stream(), new StatusUpdatePosted(TICKET, text(), DUE, DUE.plusSeconds(3600))),
        of(TICKET.stream(), new CustomerReplied(TICKET, text(), DUE, Channel.MAIL)),
        of(TICKET.stream(), new TicketPaused(TICKET, PauseReason.CUSTOMER_ANSWER, text(), DUE)),
        of(TICKET.stream(), new TicketContinued(TICKET, DUE)),
        of(TICKET.stream(), new TicketCorrected(TICKET, ACME, "portal", CALL, "Wrong service.")),
        of(TICKET.stream(), new TicketResolved(TICKET, text(), DUE)),
        of(TICKET.stream(), new TicketReopened(TICKET, text(), DUE)),
        of(TICKET.stream(), new TicketMerged(TICKET, OTHER, DUE)),
        of(TICKET.stream(), new TicketSplit(TICKET, OTHER, DUE)),
        of(clock(), new ClockStarted(TICKET, KIND, CALL, ACME, "hosting", TERMS, DEADLINE)),
        of(
            clock(),
            new ClockRetargeted(
                TICKET, KIND, CALL, ACME, "hosting", TERMS, DEADLINE, "raised from P2 to P1")),
        of(clock(), new ClockPaused(TICKET, KIND, CALL, TERMS, DUE, PauseReason.CUSTOMER_ANSWER)),
        of(clock(), new ClockContinued(TICKET, KIND, CALL, TERMS, CALL, DUE, DEADLINE, "answered")),
        of(clock(), new ClockWarned(TICKET, KIND, CALL, ACME, TERMS, 80, DUE)),
        of(clock(), new ClockBreached(TICKET, KIND, CALL, ACME, TERMS, DUE)),
        of(clock(), new ClockBreachWithdrawn(TICKET, KIND, CALL, ACME, TERMS, DUE, "answered")),
        of(clock(), stopped()),
        of(clock(), new ClockVoided(TICKET, KIND, CALL, TERMS, "another customer's")),
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
    return KIND.stream(TICKET);
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
        new InboundOrigin(
            "pager", "urn:pager:eu-1", "alert-7781", "db-3", sealed(WRITTEN, "eyJhIjoxfQ")));
  }

  private static FirstResponseGiven responded() {
    return new FirstResponseGiven(
        TICKET,
        sealed(WRITTEN, "dHJpYWdl"),
        sealed(WRITTEN, "bmV4dA"),
        CALL.plus(Duration.ofMinutes(7)));
  }

  private static Sealed text() {
    return sealed(WRITTEN, "dGV4dA");
  }

  private static ClockStopped stopped() {
    return new ClockStopped(
        TICKET,
        KIND,
        CALL,
        ACME,
        TERMS,
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
