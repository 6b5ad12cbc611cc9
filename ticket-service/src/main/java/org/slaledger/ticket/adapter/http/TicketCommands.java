package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.ticket.domain.Correction;
import org.slaledger.ticket.domain.FirstContact;
import org.slaledger.ticket.domain.NewPart;
import org.slaledger.ticket.domain.TicketCommand;
import org.slaledger.ticket.domain.TicketCommand.TakeReply;
import org.slaledger.ticket.usecase.TicketChange;
import org.slaledger.ticket.usecase.TicketCorrection;
import org.slaledger.ticket.usecase.TicketMerging;
import org.slaledger.ticket.usecase.TicketOpening;
import org.slaledger.ticket.usecase.TicketSplitting;
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
  private final TicketCorrection correction;
  private final TicketMerging merging;
  private final TicketSplitting splitting;
  private final WhichTickets tickets;

  TicketCommands(
      CurrentActor actor,
      Commands commands,
      TicketOpening opening,
      TicketChange change,
      TicketCorrection correction,
      TicketMerging merging,
      TicketSplitting splitting,
      WhichTickets tickets) {
    this.actor = actor;
    this.commands = commands;
    this.opening = opening;
    this.change = change;
    this.correction = correction;
    this.merging = merging;
    this.splitting = splitting;
    this.tickets = tickets;
  }

  /**
   * Opens a ticket for the current actor: staff for any customer, a customer for itself, as a
   * contact that reaches the provider now.
   */
  public Uni<Answer> open(@Nullable CommandKey key, FirstContact contact) {
    if (!actor.staff()) {
      if (actor.customer() == null || !contact.customer().equals(actor.customer().value())) {
        throw Problem.forbidden("A customer opens tickets for itself only.").asException();
      }
      requireNow("contactedAt", contact.contactedAt(), contact.channel());
    }
    Cause by = Cause.by(actor.id());
    return execute(key, true, tx -> opening.open(tx, contact, by));
  }

  /**
   * Changes a ticket; a customer its own.
   *
   * @param seen the version that the caller had seen
   */
  public Uni<Answer> change(
      @Nullable CommandKey key, TicketId ticket, long seen, TicketCommand command) {
    Cause by = Cause.by(actor.id());
    return requireOwn(ticket)
        .chain(() -> execute(key, false, tx -> change.change(tx, ticket, seen, command, by)));
  }

  /** Takes a reply down: staff at any time that has passed, a customer's own is now. */
  public Uni<Answer> reply(
      @Nullable CommandKey key, TicketId ticket, long seen, TakeReply command) {
    if (!actor.staff()) {
      requireNow("repliedAt", command.repliedAt(), command.channel());
    }
    return change(key, ticket, seen, command);
  }

  /** Corrects a ticket; as {@link #change}. */
  public Uni<Answer> correct(
      @Nullable CommandKey key, TicketId ticket, long seen, Correction said) {
    Cause by = Cause.by(actor.id());
    boolean operates = actor.mayOperate();
    return execute(key, false, tx -> correction.correct(tx, ticket, seen, said, operates, by));
  }

  /** Merges a ticket; as {@link #change}. */
  public Uni<Answer> merge(@Nullable CommandKey key, TicketId ticket, long seen, String into) {
    Cause by = Cause.by(actor.id());
    return execute(key, false, tx -> merging.merge(tx, ticket, seen, into, by));
  }

  /** Splits a ticket; as {@link #change}, with the new ticket as the answer. */
  public Uni<Answer> split(@Nullable CommandKey key, TicketId ticket, long seen, NewPart part) {
    Cause by = Cause.by(actor.id());
    return execute(key, true, tx -> splitting.split(tx, ticket, seen, part, by));
  }

  private Uni<Answer> execute(
      @Nullable CommandKey key, boolean creates, Function<SqlConnection, Uni<Outcome>> work) {
    return commands.execute(
        key, tx -> work.apply(tx).flatMap(outcome -> answer(tx, outcome, creates)));
  }

  /** What a customer may not see is not there for it. */
  private Uni<Void> requireOwn(TicketId ticket) {
    String what = "ticket " + ticket;
    return actor.staff()
        ? Uni.createFrom().voidItem()
        : tickets
            .named(ticket)
            .map(found -> found.orElseThrow(() -> Problem.notFound(what).asException()))
            .invoke(it -> actor.requireRead(it.ticket().customer(), what))
            .replaceWithVoid();
  }

  /** What a customer says reaches the provider now, and by no other way than this. */
  private static void requireNow(String field, @Nullable Instant at, Channel channel) {
    if (at != null) {
      throw Problem.badRequest(new FieldError(field, "is for staff only", "nothing: it is now"))
          .asException();
    }
    if (channel != Channel.API && channel != Channel.PORTAL) {
      throw Problem.badRequest(new FieldError("channel", "is not how this came", "API, PORTAL"))
          .asException();
    }
  }

  private Uni<Answer> answer(SqlConnection tx, Outcome outcome, boolean created) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
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
