package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.ticket.domain.CustomerDecider;
import org.slaledger.ticket.domain.RegisterCustomer;

/** Makes a customer known. */
@ApplicationScoped
public class CustomerRegistration {
  private final Journal journal;
  private final Writing writing;

  CustomerRegistration(Journal journal, Writing writing) {
    this.journal = journal;
    this.writing = writing;
  }

  /** In the caller's transaction. A command that is wrong in itself names no stream to load. */
  public Uni<Outcome> register(SqlConnection tx, RegisterCustomer command, Cause by) {
    if (CustomerDecider.decide(false, command) instanceof Decision.Refused<?> no) {
      return Uni.createFrom().item(new Outcome.Refused(no.ground(), no.violations()));
    }
    StreamId stream = new CustomerId(command.customer()).stream();
    return journal
        .history(tx, stream)
        .flatMap(
            history ->
                writing.write(
                    tx,
                    stream,
                    history.version(),
                    CustomerDecider.decide(history.version() > 0, command),
                    by));
  }
}
