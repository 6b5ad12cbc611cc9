package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.TicketReopened;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.TicketCommand.ReopenTicket;
import org.slaledger.ticket.domain.TicketCommand.ResolveTicket;

/**
 * What is done, and what turned out not to be.
 *
 * @param automaticReplies texts that solve nothing
 */
record Resolving(AutomaticReplies automaticReplies) {
  Decision<TicketEvent> resolve(
      Opened ticket, Work.Here work, ResolveTicket command, Instant now, Sealing sealing) {
    return switch (work) {
      case Work.Going going -> resolve(ticket, going.from(), command, now, sealing);
      case Work.Waiting waiting -> resolve(ticket, waiting.since(), command, now, sealing);
      case Work.Resolved resolved ->
          Decision.conflict(
              new Violation(
                  "ticket", "is resolved since " + resolved.at(), "a ticket that is open"));
    };
  }

  private Decision<TicketEvent> resolve(
      Opened ticket, Instant from, ResolveTicket command, Instant now, Sealing sealing) {
    Instant resolvedAt = Happening.at(command.resolvedAt(), now);
    List<Violation> wrong = new ArrayList<>();
    automaticReplies.wrongWith("solution", command.solution()).ifPresent(wrong::add);
    Happening.wrongWith("resolvedAt", resolvedAt, later(ticket, from), now).ifPresent(wrong::add);
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    return ticket.answer() == null
        ? Decision.conflict(
            new Violation(
                "ticket",
                "the customer was not answered yet: give the first response, then resolve",
                "a ticket whose first response stands"))
        : Decision.accepted(
            List.of(
                new TicketResolved(
                    ticket.about().ticket(),
                    sealing.seal("solution", command.solution().strip()),
                    resolvedAt)));
  }

  static Decision<TicketEvent> reopen(
      Opened ticket, Work.Here work, ReopenTicket command, Instant now, Sealing sealing) {
    List<Violation> wrong = Wording.TEXT.wrongWith("reason", command.reason()).stream().toList();
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    return switch (work) {
      case Work.Resolved _ ->
          Decision.accepted(
              List.of(
                  new TicketReopened(
                      ticket.about().ticket(),
                      sealing.seal("reason", command.reason().strip()),
                      Happening.at(null, now))));
      case Work.Going _, Work.Waiting _ ->
          Decision.conflict(
              new Violation("ticket", "is not resolved", "a ticket that is resolved"));
    };
  }

  private static Instant later(Opened ticket, Instant other) {
    Instant contact = ticket.about().contactedAt();
    return contact.isAfter(other) ? contact : other;
  }
}
