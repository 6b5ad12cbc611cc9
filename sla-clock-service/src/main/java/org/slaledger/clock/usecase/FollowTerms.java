package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.clock.view.Terms;
import org.slaledger.clock.view.Tickets;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.InTurn;
import org.slaledger.journal.Meeting;

/** Brings the clocks of all tickets of an agreement's customer in line with its terms. */
@ApplicationScoped
public class FollowTerms {
  private final Tickets tickets;
  private final Terms terms;
  private final Meeting meeting;
  private final FollowTicket follow;

  /** On what is known of tickets and terms. */
  public FollowTerms(Tickets tickets, Terms terms, Meeting meeting, FollowTicket follow) {
    this.tickets = tickets;
    this.terms = terms;
    this.meeting = meeting;
    this.follow = follow;
  }

  /** After terms were signed: tickets that waited for terms get their clocks, from their start. */
  public Uni<Void> onward(SqlConnection tx, AgreementId agreement, Recorded cause) {
    return meeting
        .alone(tx)
        .chain(() -> terms.customerOf(tx, agreement))
        .chain(customer -> tickets.thatNewTermsMayConcern(tx, customer))
        .chain(found -> followAll(tx, found, cause));
  }

  private Uni<Void> followAll(SqlConnection tx, List<TicketId> found, Recorded cause) {
    return InTurn.each(found, ticket -> follow.follow(tx, ticket, cause));
  }
}
