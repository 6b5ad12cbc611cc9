package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.Ticket.Unopened;
import org.slaledger.ticket.domain.TicketCommand.AssignPriority;
import org.slaledger.ticket.domain.TicketCommand.OpenTicket;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;

/** What may become of a ticket. */
public final class TicketDecider {
  private final Responding responding;

  /**
   * With the texts that are no response.
   *
   * @param automaticReplies what mail systems and macros send by themselves
   */
  public TicketDecider(AutomaticReplies automaticReplies) {
    responding = new Responding(automaticReplies);
  }

  /**
   * The events that a command leads to, or why there are none.
   *
   * @param now the present; nothing may have happened later
   * @param sealing for texts of this ticket; made use of only where the command is accepted
   */
  public Decision<TicketEvent> decide(
      Ticket ticket, TicketCommand command, Instant now, Sealing sealing) {
    return switch (command) {
      case OpenTicket open -> open(ticket, open, now, sealing);
      case AssignPriority assign ->
          ticket instanceof Opened opened ? assign(opened, assign) : notOpened();
      case RespondToTicket respond ->
          ticket instanceof Opened opened
              ? responding.decide(opened, respond, now, sealing)
              : notOpened();
    };
  }

  private static Decision<TicketEvent> open(
      Ticket ticket, OpenTicket command, Instant now, Sealing sealing) {
    return switch (ticket) {
      case Unopened _ -> Opening.decide(command, now, sealing);
      case Opened opened ->
          Decision.conflict(
              new Violation("ticket", opened.ticket() + " is open already", "a new id"));
    };
  }

  private static Decision<TicketEvent> assign(Opened ticket, AssignPriority command) {
    PriorityAssigned assigned =
        new PriorityAssigned(ticket.ticket(), command.impact(), command.impact().priority());
    return Decision.accepted(
        assigned.priority() == ticket.priority() ? List.of() : List.of(assigned));
  }

  private static Decision<TicketEvent> notOpened() {
    return Decision.conflict(
        new Violation("ticket", "there is no such ticket", "an opened ticket"));
  }
}
