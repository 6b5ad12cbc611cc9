package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.ticket.domain.TicketCommand.OpenTicket;

/** Which contacts are recorded as tickets. */
final class Opening {
  /** Earlier contacts are typing errors. */
  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private Opening() {}

  static Decision<TicketEvent> decide(OpenTicket command, Instant now, Sealing sealing) {
    Instant contactedAt = Happening.at(command.contact().contactedAt(), now);
    List<Violation> wrong = wrongWith(command.contact(), command.known());
    Happening.wrongWith("contactedAt", contactedAt, EARLIEST, now).ifPresent(wrong::add);
    return wrong.isEmpty()
        ? Decision.accepted(events(command.ticket(), command.contact(), contactedAt, sealing))
        : Decision.refused(wrong);
  }

  private static List<TicketEvent> events(
      TicketId ticket, FirstContact contact, Instant contactedAt, Sealing sealing) {
    List<TicketEvent> events = new ArrayList<>();
    events.add(
        new TicketOpened(
            ticket,
            new CustomerId(contact.customer()),
            contact.service(),
            contact.kind(),
            sealing.seal("subject", contact.subject().strip()),
            sealing.seal("text", contact.text().strip()),
            contactedAt,
            contact.channel(),
            contact.inbound() == null ? null : origin(contact.inbound(), sealing)));
    if (contact.impact() != null) {
      events.add(new PriorityAssigned(ticket, contact.impact(), contact.impact().priority()));
    }
    return events;
  }

  private static InboundOrigin origin(Reported by, Sealing sealing) {
    return new InboundOrigin(
        by.integrator(),
        by.source(),
        by.id(),
        by.subject(),
        sealing.seal("inbound.original", by.original()));
  }

  private static List<Violation> wrongWith(FirstContact contact, Optional<KnownCustomer> known) {
    List<Violation> wrong = wrongWith(known, contact.service());
    Wording.LINE.wrongWith("subject", contact.subject()).ifPresent(wrong::add);
    Wording.TEXT.wrongWith("text", contact.text()).ifPresent(wrong::add);
    return wrong;
  }

  /** Whether the customer is one, and may ask about the service. */
  static List<Violation> wrongWith(Optional<KnownCustomer> known, String service) {
    List<Violation> wrong = new ArrayList<>();
    if (known.isEmpty()) {
      wrong.add(new Violation("customer", "there is no such customer", "a registered customer"));
    }
    if (Name.isOne(service)) {
      known.ifPresent(customer -> checkService(service, customer, wrong));
    } else {
      wrong.add(new Violation("service", "is no name", CustomerDecider.NAME_FORM));
    }
    return wrong;
  }

  private static void checkService(String service, KnownCustomer known, List<Violation> wrong) {
    if (!known.mayAskAbout(service)) {
      wrong.add(
          new Violation(
              "service",
              "no signed addendum of the customer names \"" + service + "\"",
              String.join(", ", known.signedServices().stream().sorted().toList())));
    }
  }
}
