package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Transactions;

/** What happened to a ticket, from the journal. */
@ApplicationScoped
public class TicketHistory {
  private final Journal journal;
  private final Transactions transactions;

  TicketHistory(Journal journal, Transactions transactions) {
    this.journal = journal;
    this.transactions = transactions;
  }

  /** Its events, in order. */
  public Uni<List<Recorded>> events(TicketId ticket) {
    return transactions
        .inTransaction(tx -> journal.history(tx, ticket.stream()))
        .map(History::events);
  }

  /** A JSON array in UTF-8 whose elements are the events' exact bytes. */
  public Uni<byte[]> lines(TicketId ticket) {
    return events(ticket).map(TicketHistory::array);
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
