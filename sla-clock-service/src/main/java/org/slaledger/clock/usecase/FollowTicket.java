package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.clock.domain.SignedTerms;
import org.slaledger.clock.domain.TicketFacts;
import org.slaledger.clock.domain.TicketFollowing;
import org.slaledger.clock.view.Terms;
import org.slaledger.clock.view.Tickets;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Meeting;

/** Starts a ticket's clock, or gives it a new target, once all that it takes is known. */
@ApplicationScoped
public class FollowTicket {
  private final Tickets tickets;
  private final Terms terms;
  private final Meeting meeting;
  private final Clocks clocks;
  private final String service;

  /** On what is known of tickets and terms. */
  public FollowTicket(
      Tickets tickets,
      Terms terms,
      Meeting meeting,
      Clocks clocks,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.tickets = tickets;
    this.terms = terms;
    this.meeting = meeting;
    this.clocks = clocks;
    this.service = service;
  }

  /** After something happened to the ticket. */
  public Uni<Void> onward(SqlConnection tx, TicketId ticket, Recorded cause) {
    return meeting.amongMany(tx).chain(() -> follow(tx, ticket, cause));
  }

  Uni<Void> follow(SqlConnection tx, TicketId ticket, Recorded cause) {
    return tickets
        .factsOf(tx, ticket)
        .chain(
            facts ->
                facts.isPresent()
                    ? terms
                        .signedBy(tx, facts.get().customer())
                        .chain(signed -> follow(tx, facts.get(), signed, cause))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> follow(
      SqlConnection tx, TicketFacts ticket, List<SignedTerms> signed, Recorded cause) {
    Instant at = cause.envelope().time();
    return clocks
        .decide(
            tx,
            ticket.ticket(),
            clock -> TicketFollowing.command(clock, ticket, signed, at),
            before -> Cause.of(cause, service))
        .replaceWithVoid();
  }
}
