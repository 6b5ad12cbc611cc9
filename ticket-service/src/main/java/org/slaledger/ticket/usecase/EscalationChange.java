package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.EscalationStep;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.ticket.domain.Escalation;

/** Says whom of a customer's contacts to call, and whom next. */
@ApplicationScoped
public class EscalationChange {
  private final Journal journal;
  private final Writing writing;

  EscalationChange(Journal journal, Writing writing) {
    this.journal = journal;
    this.writing = writing;
  }

  /**
   * In the caller's transaction.
   *
   * @param seen the version of the customer that the caller had seen
   */
  public Uni<Outcome> change(
      SqlConnection tx, CustomerId customer, long seen, List<EscalationStep> steps, Cause by) {
    return journal
        .history(tx, customer.stream())
        .flatMap(history -> change(tx, customer, history, seen, steps, by));
  }

  private Uni<Outcome> change(
      SqlConnection tx,
      CustomerId customer,
      History history,
      long seen,
      List<EscalationStep> steps,
      Cause by) {
    StreamId stream = customer.stream();
    if (history.version() == 0) {
      return Uni.createFrom().item(new Outcome.Missing(stream));
    }
    return history.version() == seen
        ? writing.write(
            tx, stream, seen, new Escalation(history.data()).decide(customer, steps), by)
        : Uni.createFrom().item(new Outcome.Stale(stream, history.version()));
  }
}
