package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.ticket.domain.FirstContact;
import org.slaledger.ticket.domain.Sealing;
import org.slaledger.ticket.domain.Ticket;
import org.slaledger.ticket.domain.TicketCommand.OpenTicket;
import org.slaledger.ticket.domain.TicketDecider;
import org.slaledger.ticket.view.WhoIsTheCustomer;

/** Records that a customer made contact. */
@ApplicationScoped
public class TicketOpening {
  private final WhoIsTheCustomer customers;
  private final TicketDecider decider;
  private final TicketIds ids;
  private final InstantSource time;
  private final Seal seal;
  private final Writing writing;

  TicketOpening(
      WhoIsTheCustomer customers,
      TicketDecider decider,
      TicketIds ids,
      InstantSource time,
      Seal seal,
      Writing writing) {
    this.customers = customers;
    this.decider = decider;
    this.ids = ids;
    this.time = time;
    this.seal = seal;
    this.writing = writing;
  }

  /** In the caller's transaction, under a new id. */
  public Uni<Outcome> open(SqlConnection tx, FirstContact contact, Cause by) {
    TicketId ticket = ids.next();
    Sealings sealings = new Sealings(ticket.stream());
    Sealing sealing = sealings.with(ticket.value(), id -> seal.fresh(KeyName.ticket(ticket)));
    return customers
        .known(tx, contact.customer())
        .map(known -> new OpenTicket(ticket, known, contact))
        .map(command -> decider.decide(new Ticket.Unopened(), command, time.instant(), sealing))
        .call(decision -> sealings.keep(tx))
        .flatMap(decision -> writing.write(tx, ticket.stream(), 0, decision, Happened::at, by));
  }
}
