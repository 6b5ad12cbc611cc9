package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.ticket.domain.FirstContact;
import org.slaledger.ticket.domain.TicketCommand;
import org.slaledger.ticket.usecase.Outcome;
import org.slaledger.ticket.usecase.TicketChange;
import org.slaledger.ticket.usecase.TicketOpening;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.ticket.view.WhichTickets;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Carries ticket commands out and answers with the ticket, for the API and for pages alike. */
@ApplicationScoped
public class TicketCommands {
  private final CurrentActor actor;
  private final Commands commands;
  private final TicketOpening opening;
  private final TicketChange change;
  private final WhichTickets tickets;

  TicketCommands(
      CurrentActor actor,
      Commands commands,
      TicketOpening opening,
      TicketChange change,
      WhichTickets tickets) {
    this.actor = actor;
    this.commands = commands;
    this.opening = opening;
    this.change = change;
    this.tickets = tickets;
  }

  /**
   * Opens a ticket for the current actor: staff for any customer, a customer for itself, as a
   * contact that reaches the provider now.
   */
  public Uni<Answer> open(@Nullable CommandKey key, FirstContact contact) {
    if (!actor.staff()) {
      requireOwn(contact);
    }
    Cause by = Cause.by(actor.id());
    return commands.execute(
        key, tx -> opening.open(tx, contact, by).flatMap(outcome -> answer(tx, outcome, true)));
  }

  /**
   * Changes a ticket.
   *
   * @param seen the version that the caller had seen
   */
  public Uni<Answer> change(
      @Nullable CommandKey key, TicketId ticket, long seen, TicketCommand command) {
    Cause by = Cause.by(actor.id());
    return commands.execute(
        key,
        tx ->
            change
                .change(tx, ticket, seen, command, by)
                .flatMap(outcome -> answer(tx, outcome, false)));
  }

  private void requireOwn(FirstContact contact) {
    if (actor.customer() == null || !contact.customer().equals(actor.customer().value())) {
      throw Problem.forbidden("A customer opens tickets for itself only.").asException();
    }
    if (contact.contactedAt() != null) {
      throw Problem.badRequest(
              new FieldError("contactedAt", "is for staff only", "nothing: the contact is now"))
          .asException();
    }
    if (contact.channel() != Channel.API && contact.channel() != Channel.PORTAL) {
      throw Problem.badRequest(
              new FieldError("channel", "is not how this contact came", "API, PORTAL"))
          .asException();
    }
  }

  private Uni<Answer> answer(SqlConnection tx, Outcome outcome, boolean created) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(Refusals.of(no)));
      case Outcome.Done done ->
          tickets
              .named(tx, new TicketId(done.stream().id()))
              .map(ticket -> answer(ticket.orElseThrow(), created));
    };
  }

  private static Answer answer(TicketInFull ticket, boolean created) {
    long version = ticket.ticket().version();
    return created
        ? Answers.created(URI.create("/tickets/" + ticket.ticket().ticket()), version, ticket)
        : Answers.ok(version, ticket);
  }
}
