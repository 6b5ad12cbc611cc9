package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.ticket.view.TicketFilter;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.ticket.view.TicketPage;
import org.slaledger.ticket.view.WhichTickets;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Answers questions about tickets to those who may ask them, for the API and for pages alike. */
@ApplicationScoped
public class TicketQuestions {
  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final CurrentActor actor;
  private final WhichTickets tickets;

  TicketQuestions(CurrentActor actor, WhichTickets tickets) {
    this.actor = actor;
    this.tickets = tickets;
  }

  /**
   * A part of the list; customers see their own tickets.
   *
   * @param open true, false, or blank for both
   * @param cursor what the part before gave as next
   * @param limit 1 to 200; 50, where null
   */
  public Uni<TicketPage> list(
      @Nullable String customer,
      @Nullable String open,
      @Nullable String cursor,
      @Nullable Integer limit) {
    if (cursor != null && !Name.isOne(cursor)) {
      throw wrong("cursor", "is none", "what the part before gave as next");
    }
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw wrong("limit", "is " + limit, "1 to " + MOST);
    }
    int most = limit == null ? USUAL : limit;
    return tickets.matching(new TicketFilter(visible(customer), open(open), cursor, most));
  }

  /** One; 404 for what the actor may not know of. */
  public Uni<TicketInFull> one(String ticket) {
    String what = "ticket " + ticket;
    if (!Name.isOne(ticket)) {
      throw Problem.notFound(what).asException();
    }
    return tickets
        .named(new TicketId(ticket))
        .map(found -> found.orElseThrow(() -> Problem.notFound(what).asException()))
        .invoke(it -> actor.requireRead(it.ticket().customer(), what));
  }

  private @Nullable String visible(@Nullable String wanted) {
    String customer = wanted == null || wanted.isBlank() ? null : wanted;
    if (actor.staff()) {
      return customer;
    }
    CustomerId own = actor.customer();
    if (own == null || (customer != null && !customer.equals(own.value()))) {
      throw Problem.forbidden("A customer sees its own tickets only.").asException();
    }
    return own.value();
  }

  private static @Nullable Boolean open(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("open", "is neither", "true, false");
    };
  }

  private static RuntimeException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }
}
