package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.TicketCommand.PostUpdate;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;
import org.slaledger.ticket.domain.TicketCommand.WithdrawResponse;

/**
 * What the customer is told: a first response says what was found and what happens next, an update
 * how things stand, both in somebody's own words.
 *
 * @param automaticReplies texts that never are one
 */
record Responding(AutomaticReplies automaticReplies) {
  Decision<TicketEvent> respond(
      Opened ticket, RespondToTicket command, Instant now, Sealing sealing) {
    if (ticket.answer() != null) {
      return Decision.conflict(
          new Violation("ticket", "the first response was given already", "one first response"));
    }
    Instant respondedAt = Happening.at(command.respondedAt(), now);
    List<Violation> wrong = new ArrayList<>();
    automaticReplies.wrongWith("triage", command.triage()).ifPresent(wrong::add);
    automaticReplies.wrongWith("nextStep", command.nextStep()).ifPresent(wrong::add);
    Happening.wrongWith("respondedAt", respondedAt, ticket.about().contactedAt(), now)
        .ifPresent(wrong::add);
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new FirstResponseGiven(
                    ticket.about().ticket(),
                    sealing.seal("triage", command.triage().strip()),
                    sealing.seal("nextStep", command.nextStep().strip()),
                    respondedAt)))
        : Decision.refused(wrong);
  }

  static Decision<TicketEvent> withdraw(Opened ticket, WithdrawResponse command) {
    List<Violation> wrong = Wording.LINE.wrongWith("reason", command.reason()).stream().toList();
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    return ticket.answer() == null
        ? Decision.conflict(
            new Violation("ticket", "no first response stands", "a ticket that was answered"))
        : Decision.accepted(
            List.of(
                new ResponseWithdrawn(
                    ticket.about().ticket(), ticket.answer().version(), command.reason().strip())));
  }

  Decision<TicketEvent> update(Opened ticket, PostUpdate command, Instant now, Sealing sealing) {
    Instant postedAt = Happening.at(command.postedAt(), now);
    Instant next =
        command.nextUpdateAt() == null ? null : Happening.at(command.nextUpdateAt(), now);
    List<Violation> wrong = new ArrayList<>();
    automaticReplies.wrongWith("text", command.text()).ifPresent(wrong::add);
    Happening.wrongWith("postedAt", postedAt, ticket.about().contactedAt(), now)
        .ifPresent(wrong::add);
    if (next != null && !next.isAfter(postedAt)) {
      wrong.add(
          new Violation("nextUpdateAt", next + " is too early", "an instant after " + postedAt));
    }
    return wrong.isEmpty()
        ? Decision.accepted(List.of(posted(ticket, command.text(), postedAt, next, sealing)))
        : Decision.refused(wrong);
  }

  private static StatusUpdatePosted posted(
      Opened ticket, String text, Instant at, @Nullable Instant next, Sealing sealing) {
    return new StatusUpdatePosted(
        ticket.about().ticket(), sealing.seal("text", text.strip()), at, next);
  }
}
