package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.journal.seal.SealingKey;
import org.slaledger.ticket.domain.CustomerDecider;
import org.slaledger.ticket.domain.RegisterCustomer;

/** Makes a customer known. */
@ApplicationScoped
public class CustomerRegistration {
  private final Journal journal;
  private final Seal seal;
  private final Writing writing;

  CustomerRegistration(Journal journal, Seal seal, Writing writing) {
    this.journal = journal;
    this.seal = seal;
    this.writing = writing;
  }

  /** In the caller's transaction. A command that is wrong in itself names no stream to load. */
  public Uni<Outcome> register(SqlConnection tx, RegisterCustomer command, Cause by) {
    Optional<Decision.Refused<CustomerEvent>> no = CustomerDecider.refusal(command);
    if (no.isPresent()) {
      return Uni.createFrom().item(new Outcome.Refused(no.get().ground(), no.get().violations()));
    }
    CustomerId customer = new CustomerId(command.customer());
    StreamId stream = customer.stream();
    Sealings sealings = new Sealings(stream);
    return journal
        .history(tx, stream)
        .flatMap(
            history -> {
              Decision<CustomerEvent> decision =
                  CustomerDecider.decide(
                      history.version() > 0,
                      command,
                      contact -> sealings.with(contact, id -> key(customer, id)));
              return sealings
                  .keep(tx)
                  .chain(() -> writing.write(tx, stream, history.version(), decision, by));
            });
  }

  /** A customer is registered once, so that none of its contacts has a key yet. */
  private SealingKey key(CustomerId customer, String contact) {
    return seal.fresh(KeyName.person(customer, contact));
  }
}
