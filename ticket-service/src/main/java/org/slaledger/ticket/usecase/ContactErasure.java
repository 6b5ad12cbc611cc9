package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.Erasure;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.ticket.domain.EraseContact;
import org.slaledger.ticket.domain.Erasing;

/** Erases who a contact is. */
@ApplicationScoped
public class ContactErasure {
  private final Journal journal;
  private final Erasure erasure;
  private final Writing writing;

  ContactErasure(Journal journal, Erasure erasure, Writing writing) {
    this.journal = journal;
    this.erasure = erasure;
    this.writing = writing;
  }

  /** In the caller's transaction. Who and why stands in the key's last record. */
  public Uni<Outcome> erase(SqlConnection tx, CustomerId customer, EraseContact command, Cause by) {
    return journal
        .history(tx, customer.stream())
        .flatMap(history -> erase(tx, customer, history, command, by));
  }

  private Uni<Outcome> erase(
      SqlConnection tx, CustomerId customer, History history, EraseContact command, Cause by) {
    StreamId stream = customer.stream();
    if (!Erasing.knows(history.data(), command.contact())) {
      return Uni.createFrom().item(new Outcome.Missing(stream));
    }
    Decision<CustomerEvent> decision = Erasing.decide(customer, history.data(), command);
    return decision instanceof Decision.Refused<CustomerEvent> no
        ? Uni.createFrom().item(new Outcome.Refused(no.ground(), no.violations()))
        : erasure
            .erase(
                tx,
                KeyName.person(customer, command.contact()),
                by.actor(),
                command.reason().strip())
            .chain(() -> writing.write(tx, stream, history.version(), decision, by));
  }
}
