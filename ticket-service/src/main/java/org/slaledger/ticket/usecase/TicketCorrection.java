package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.ticket.domain.Correction;
import org.slaledger.ticket.domain.TicketCommand.CorrectTicket;
import org.slaledger.ticket.view.WhoIsTheCustomer;

/** Corrects what was recorded wrongly. */
@ApplicationScoped
public class TicketCorrection {
  private final TicketLoading loading;
  private final WhoIsTheCustomer customers;
  private final TicketChange change;

  TicketCorrection(TicketLoading loading, WhoIsTheCustomer customers, TicketChange change) {
    this.loading = loading;
    this.customers = customers;
    this.change = change;
  }

  /**
   * In the caller's transaction.
   *
   * @param seen as {@link TicketChange#change}
   * @param mayFavourProvider whether the contact may become a later one
   */
  public Uni<Outcome> correct(
      SqlConnection tx,
      TicketId ticket,
      long seen,
      Correction correction,
      boolean mayFavourProvider,
      Cause by) {
    return loading.seen(
        tx,
        ticket,
        seen,
        opened ->
            customers
                .known(
                    tx,
                    Objects.requireNonNullElse(correction.customer(), opened.customer().value()))
                .map(known -> new CorrectTicket(correction, known, mayFavourProvider))
                .flatMap(command -> change.decide(tx, ticket, opened, command, by)));
  }
}
