package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.ticket.domain.Ticket;

/** Loads tickets, to decide on them. */
@ApplicationScoped
class TicketLoading {
  private final Journal journal;

  TicketLoading(Journal journal) {
    this.journal = journal;
  }

  /** Goes on with the ticket, unless it is not there or has changed since it was seen. */
  Uni<Outcome> seen(
      SqlConnection tx, TicketId ticket, long version, Function<Ticket.Opened, Uni<Outcome>> then) {
    return journal
        .history(tx, ticket.stream())
        .flatMap(
            history -> {
              if (!(Ticket.of(history.data()) instanceof Ticket.Opened opened)) {
                return Uni.createFrom().item(new Outcome.Missing(ticket.stream()));
              }
              return history.version() == version
                  ? then.apply(opened)
                  : Uni.createFrom().item(new Outcome.Stale(ticket.stream(), history.version()));
            });
  }

  /** As it stands. */
  Uni<Ticket> now(SqlConnection tx, TicketId ticket) {
    return journal.history(tx, ticket.stream()).map(history -> Ticket.of(history.data()));
  }
}
