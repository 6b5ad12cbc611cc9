package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Sql;
import org.slaledger.ticket.domain.Ticket;
import org.slaledger.ticket.domain.TicketCommand.MergeTicket;

/** Has work on a ticket go on on another one. */
@ApplicationScoped
public class TicketMerging {
  /** Two that are merged into one another at the same moment would make a ring. */
  private static final Sql ONE_AT_A_TIME =
      new Sql("SELECT 1 FROM ticket WHERE ticket = ANY($1) ORDER BY ticket FOR UPDATE");

  private final TicketLoading loading;
  private final TicketChange change;

  TicketMerging(TicketLoading loading, TicketChange change) {
    this.loading = loading;
    this.change = change;
  }

  /**
   * In the caller's transaction.
   *
   * @param seen as {@link TicketChange#change}
   * @param into the other ticket's id, as it was given
   */
  public Uni<Outcome> merge(SqlConnection tx, TicketId ticket, long seen, String into, Cause by) {
    return ONE_AT_A_TIME
        .change(tx, (Object) new String[] {ticket.value(), into})
        .chain(() -> other(tx, into))
        .map(other -> new MergeTicket(into, other))
        .flatMap(command -> change.change(tx, ticket, seen, command, by));
  }

  private Uni<Ticket> other(SqlConnection tx, String into) {
    return Name.isOne(into)
        ? loading.now(tx, new TicketId(into))
        : Uni.createFrom().item(new Ticket.Unopened());
  }
}
