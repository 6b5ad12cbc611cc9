package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;

/**
 * Which answers are a response: what was found, and what happens next, in somebody's own words.
 *
 * @param automaticReplies texts that never are one
 */
record Responding(AutomaticReplies automaticReplies) {
  Decision<TicketEvent> decide(
      Opened ticket, RespondToTicket command, Instant now, Sealing sealing) {
    if (ticket.answered()) {
      return Decision.conflict(
          new Violation("ticket", "the first response was given already", "one first response"));
    }
    Instant respondedAt = Happening.at(command.respondedAt(), now);
    List<Violation> wrong = new ArrayList<>();
    wrongWith("triage", command.triage()).ifPresent(wrong::add);
    wrongWith("nextStep", command.nextStep()).ifPresent(wrong::add);
    Happening.wrongWith("respondedAt", respondedAt, ticket.contactedAt(), now)
        .ifPresent(wrong::add);
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new FirstResponseGiven(
                    ticket.ticket(),
                    sealing.seal("triage", command.triage().strip()),
                    sealing.seal("nextStep", command.nextStep().strip()),
                    respondedAt)))
        : Decision.refused(wrong);
  }

  private Optional<Violation> wrongWith(String field, String value) {
    Optional<Violation> wrong = Wording.TEXT.wrongWith(field, value);
    if (wrong.isEmpty() && automaticReplies.include(value)) {
      return Optional.of(new Violation(field, "is an automatic reply", "words about this ticket"));
    }
    return wrong;
  }
}
