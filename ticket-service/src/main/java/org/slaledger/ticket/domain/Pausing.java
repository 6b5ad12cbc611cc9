package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.TicketCommand.PauseTicket;
import org.slaledger.ticket.domain.TicketCommand.TakeReply;

/** When work stands still, and what the customer replies. */
final class Pausing {
  private Pausing() {}

  static Decision<TicketEvent> pause(
      Opened ticket, Work.Here work, PauseTicket command, Instant now, Sealing sealing) {
    Optional<Violation> wrong = wrongWith(command);
    if (wrong.isPresent()) {
      return Decision.refused(List.of(wrong.get()));
    }
    return switch (work) {
      case Work.Going _ ->
          Decision.accepted(
              List.of(
                  new TicketPaused(
                      ticket.about().ticket(),
                      command.reason(),
                      asked(command) ? question(command, sealing) : null,
                      Happening.at(null, now))));
      case Work.Waiting waiting ->
          Decision.conflict(
              new Violation(
                  "ticket", "stands still since " + waiting.since(), "work that goes on"));
      case Work.Resolved _ -> resolved();
    };
  }

  static Decision<TicketEvent> goOn(Opened ticket, Work.Here work, Instant now) {
    return switch (work) {
      case Work.Waiting _ ->
          Decision.accepted(
              List.of(new TicketContinued(ticket.about().ticket(), Happening.at(null, now))));
      case Work.Going _ ->
          Decision.conflict(
              new Violation("ticket", "does not stand still", "a ticket that is paused"));
      case Work.Resolved _ -> resolved();
    };
  }

  static Decision<TicketEvent> reply(
      Opened ticket, TakeReply command, Instant now, Sealing sealing) {
    Instant repliedAt = Happening.at(command.repliedAt(), now);
    List<Violation> wrong = new ArrayList<>();
    Wording.TEXT.wrongWith("text", command.text()).ifPresent(wrong::add);
    Happening.wrongWith("repliedAt", repliedAt, ticket.about().contactedAt(), now)
        .ifPresent(wrong::add);
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new CustomerReplied(
                    ticket.about().ticket(),
                    sealing.seal("text", command.text().strip()),
                    repliedAt,
                    command.channel())))
        : Decision.refused(wrong);
  }

  private static Optional<Violation> wrongWith(PauseTicket command) {
    if (asked(command)) {
      return Wording.TEXT.wrongWith("question", String.valueOf(command.question()));
    }
    return command.reason() == PauseReason.CUSTOMER_ANSWER
        ? Optional.of(
            new Violation(
                "question", "is missing", "what the customer was asked, for CUSTOMER_ANSWER"))
        : Optional.empty();
  }

  private static boolean asked(PauseTicket command) {
    return command.question() != null;
  }

  private static Sealed question(PauseTicket command, Sealing sealing) {
    return sealing.seal("question", String.valueOf(command.question()).strip());
  }

  private static Decision<TicketEvent> resolved() {
    return Decision.conflict(
        new Violation("ticket", "is resolved", "a ticket that is open, or is reopened first"));
  }
}
