package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.TicketSplit;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.TicketCommand.OpenTicket;
import org.slaledger.ticket.domain.TicketCommand.SplitTicket;

/** What becomes a ticket of its own: the same contact, written down anew. */
final class Splitting {
  private Splitting() {}

  /** The new ticket's events come first, the old one's last. */
  static Decision<TicketEvent> decide(
      Opened ticket, SplitTicket command, Instant now, Sealing sealing) {
    OpenTicket open = new OpenTicket(command.into(), command.known(), contact(ticket, command));
    return switch (Opening.decide(open, now, sealing)) {
      case Decision.Refused<TicketEvent> no -> no;
      case Decision.Accepted<TicketEvent> yes -> {
        List<TicketEvent> events = new ArrayList<>(yes.events());
        events.add(
            new TicketSplit(ticket.about().ticket(), command.into(), Happening.at(null, now)));
        yield Decision.accepted(events);
      }
    };
  }

  private static FirstContact contact(Opened ticket, SplitTicket command) {
    About about = ticket.about();
    NewPart part = command.part();
    return new FirstContact(
        about.customer().value(),
        part.service() == null ? about.service() : part.service(),
        part.kind(),
        part.impact(),
        part.subject(),
        part.text(),
        about.contactedAt(),
        about.channel(),
        null);
  }
}
