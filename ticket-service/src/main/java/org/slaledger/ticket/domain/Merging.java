package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.TicketCommand.MergeTicket;

/**
 * Which tickets become one: two of one customer. Nothing is merged into what was merged itself, so
 * that no ring of tickets arises.
 */
final class Merging {
  private static final String ALLOWED = "another ticket of the same customer";

  private Merging() {}

  static Decision<TicketEvent> decide(Opened ticket, MergeTicket command, Instant now) {
    if (command.into().equals(ticket.about().ticket().value())) {
      return refused("is the ticket itself", ALLOWED);
    }
    if (!(command.other() instanceof Opened other) || !other.customer().equals(ticket.customer())) {
      return refused("is no such ticket", ALLOWED);
    }
    return other.work() instanceof Work.Merged(var further)
        ? refused(command.into() + " was merged into " + further, further.value())
        : Decision.accepted(events(ticket, other, Happening.at(null, now)));
  }

  /** What stood still here goes on there. */
  private static List<TicketEvent> events(Opened ticket, Opened other, Instant at) {
    List<TicketEvent> events = new ArrayList<>();
    if (ticket.work() instanceof Work.Waiting) {
      events.add(new TicketContinued(ticket.about().ticket(), at));
    }
    events.add(new TicketMerged(ticket.about().ticket(), other.about().ticket(), at));
    return events;
  }

  /** Why nothing is done with a ticket that was merged. */
  static Decision<TicketEvent> goesOnIn(Opened ticket, Work.Merged merged) {
    return Decision.conflict(
        new Violation(
            "ticket",
            ticket.about().ticket() + " was merged into " + merged.into(),
            merged.into().value()));
  }

  private static Decision<TicketEvent> refused(String message, String allowed) {
    return Decision.refused(List.of(new Violation("into", message, allowed)));
  }
}
