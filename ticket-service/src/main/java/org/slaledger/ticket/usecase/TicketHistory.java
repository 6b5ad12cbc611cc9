package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Unseal;

/** What happened to a ticket, from the journal. */
@ApplicationScoped
public class TicketHistory {
  private final Journal journal;
  private final Transactions transactions;
  private final Unseal unseal;

  TicketHistory(Journal journal, Transactions transactions, Unseal unseal) {
    this.journal = journal;
    this.transactions = transactions;
    this.unseal = unseal;
  }

  /** Its story, in the order in which it was recorded. */
  public Uni<List<Told>> story(TicketId ticket) {
    return transactions.inTransaction(
        tx ->
            journal
                .history(tx, ticket.stream())
                .flatMap(
                    history -> unseal.keys(tx, sealed(history)).map(keys -> story(history, keys))));
  }

  private static List<String> sealed(History history) {
    return history.data().stream()
        .filter(TicketEvent.class::isInstance)
        .flatMap(event -> Told.sealed((TicketEvent) event).values().stream())
        .map(Sealed::value)
        .toList();
  }

  private static List<Told> story(History history, OpenKeys keys) {
    return history.events().stream()
        .map(Recorded::envelope)
        .filter(envelope -> envelope.data() instanceof TicketEvent)
        .map(envelope -> Told.of(envelope, (TicketEvent) envelope.data(), keys))
        .toList();
  }

  /** A JSON array in UTF-8 whose elements are the events' exact bytes. */
  public Uni<byte[]> lines(TicketId ticket) {
    return transactions
        .inTransaction(tx -> journal.history(tx, ticket.stream()))
        .map(history -> array(history.events()));
  }

  private static byte[] array(List<Recorded> events) {
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    array.write('[');
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        array.write(',');
      }
      array.writeBytes(events.get(i).line());
    }
    array.write(']');
    return array.toByteArray();
  }
}
