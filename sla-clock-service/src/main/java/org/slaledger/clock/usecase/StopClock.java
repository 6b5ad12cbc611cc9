package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.clock.domain.ClockCommand;
import org.slaledger.clock.domain.TicketFacts;
import org.slaledger.clock.domain.TicketFollowing;
import org.slaledger.clock.view.Terms;
import org.slaledger.clock.view.Tickets;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Meeting;

/** Stops a ticket's clock at the first substantive answer. */
@ApplicationScoped
public class StopClock {
  private final Tickets tickets;
  private final Terms terms;
  private final Meeting meeting;
  private final Clocks clocks;
  private final String service;

  /** On what is known of tickets and terms. */
  public StopClock(
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

  /** After an answer was given; a clock that starts later is stopped when it starts. */
  public Uni<Void> at(SqlConnection tx, TicketId ticket, Instant respondedAt, Recorded cause) {
    return meeting
        .amongMany(tx)
        .chain(() -> tickets.factsOf(tx, ticket))
        .chain(
            facts ->
                facts.isPresent()
                    ? stop(tx, facts.get(), respondedAt, cause)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> stop(
      SqlConnection tx, TicketFacts ticket, Instant respondedAt, Recorded cause) {
    return terms
        .signedBy(tx, ticket.customer())
        .chain(
            signed ->
                clocks.decide(
                    tx,
                    ticket.ticket(),
                    clock ->
                        TicketFollowing.promise(clock, signed)
                            .map(promise -> new ClockCommand.StopClock(respondedAt, promise)),
                    before -> Cause.of(cause, service)))
        .replaceWithVoid();
  }
}
