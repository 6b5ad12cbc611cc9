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
import org.slaledger.ticket.domain.TicketCommand.ContinueTicket;
import org.slaledger.ticket.domain.TicketCommand.CorrectTicket;
import org.slaledger.ticket.domain.TicketCommand.MergeTicket;
import org.slaledger.ticket.domain.TicketCommand.OnRecord;
import org.slaledger.ticket.domain.TicketCommand.OnWork;
import org.slaledger.ticket.domain.TicketCommand.OpenTicket;
import org.slaledger.ticket.domain.TicketCommand.PauseTicket;
import org.slaledger.ticket.domain.TicketCommand.PostUpdate;
import org.slaledger.ticket.domain.TicketCommand.ReopenTicket;
import org.slaledger.ticket.domain.TicketCommand.ResolveTicket;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;
import org.slaledger.ticket.domain.TicketCommand.SplitTicket;
import org.slaledger.ticket.domain.TicketCommand.TakeReply;
import org.slaledger.ticket.domain.TicketCommand.WithdrawResponse;

/** What may become of a ticket. */
public final class TicketDecider {
  private final Responding responding;
  private final Resolving resolving;

  /**
   * With the texts that are no response.
   *
   * @param automaticReplies what mail systems and macros send by themselves
   */
  public TicketDecider(AutomaticReplies automaticReplies) {
    responding = new Responding(automaticReplies);
    resolving = new Resolving(automaticReplies);
  }

  /**
   * The events that a command leads to, or why there are none.
   *
   * @param now the present; nothing may have happened later
   * @param sealing for texts of this ticket, or of the new one where it is split; made use of only
   *     where the command is accepted
   */
  public Decision<TicketEvent> decide(
      Ticket ticket, TicketCommand command, Instant now, Sealing sealing) {
    return switch (command) {
      case OpenTicket open -> open(ticket, open, now, sealing);
      case OnRecord about ->
          ticket instanceof Opened opened ? decide(opened, about, now) : notOpened();
      case OnWork work ->
          ticket instanceof Opened opened ? decide(opened, work, now, sealing) : notOpened();
    };
  }

  private static Decision<TicketEvent> open(
      Ticket ticket, OpenTicket command, Instant now, Sealing sealing) {
    return switch (ticket) {
      case Unopened _ -> Opening.decide(command, now, sealing);
      case Opened opened ->
          Decision.conflict(
              new Violation("ticket", opened.about().ticket() + " is open already", "a new id"));
    };
  }

  private static Decision<TicketEvent> decide(Opened ticket, OnRecord command, Instant now) {
    return switch (command) {
      case AssignPriority assign -> assign(ticket, assign);
      case WithdrawResponse withdraw -> Responding.withdraw(ticket, withdraw);
      case CorrectTicket correct -> Correcting.decide(ticket, correct, now);
    };
  }

  private Decision<TicketEvent> decide(
      Opened ticket, OnWork command, Instant now, Sealing sealing) {
    return switch (ticket.work()) {
      case Work.Merged merged -> Merging.goesOnIn(ticket, merged);
      case Work.Here work -> decide(ticket, work, command, now, sealing);
    };
  }

  private Decision<TicketEvent> decide(
      Opened ticket, Work.Here work, OnWork command, Instant now, Sealing sealing) {
    return switch (command) {
      case RespondToTicket respond -> responding.respond(ticket, respond, now, sealing);
      case PostUpdate post -> responding.update(ticket, post, now, sealing);
      case TakeReply reply -> Pausing.reply(ticket, reply, now, sealing);
      case PauseTicket pause -> Pausing.pause(ticket, work, pause, now, sealing);
      case ContinueTicket _ -> Pausing.goOn(ticket, work, now);
      case ResolveTicket resolve -> resolving.resolve(ticket, work, resolve, now, sealing);
      case ReopenTicket reopen -> Resolving.reopen(ticket, work, reopen, now, sealing);
      case MergeTicket merge -> Merging.decide(ticket, merge, now);
      case SplitTicket split -> Splitting.decide(ticket, split, now, sealing);
    };
  }

  private static Decision<TicketEvent> assign(Opened ticket, AssignPriority command) {
    PriorityAssigned assigned =
        new PriorityAssigned(
            ticket.about().ticket(), command.impact(), command.impact().priority());
    return Decision.accepted(
        assigned.priority() == ticket.priority() ? List.of() : List.of(assigned));
  }

  private static Decision<TicketEvent> notOpened() {
    return Decision.conflict(
        new Violation("ticket", "there is no such ticket", "an opened ticket"));
  }
}
