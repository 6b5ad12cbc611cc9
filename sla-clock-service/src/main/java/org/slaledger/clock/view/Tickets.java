package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketReopened;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.contract.event.TicketEvent.TicketSplit;
import org.slaledger.journal.Change;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** What happened to tickets: every event of theirs, and what they are looked for by. */
@ApplicationScoped
public class Tickets implements View {
  private static final String OPENED =
      """
      INSERT INTO ticket (ticket, customer, service, subject, contacted_at)
      VALUES ($1, $2, $3, $4, $5)
      """;
  private static final String CORRECTED =
      """
      UPDATE ticket SET customer = coalesce($2, customer), service = coalesce($3, service),
        contacted_at = coalesce($4, contacted_at) WHERE ticket = $1
      """;
  private static final String PAUSED =
      "INSERT INTO ticket_pause (ticket, version, paused_at) VALUES ($1, $2, $3)";
  private static final String MERGED = "UPDATE ticket SET merged_into = $2 WHERE ticket = $1";
  private static final String SPLIT =
      "INSERT INTO ticket_split (ticket, split_from) VALUES ($1, $2)";
  private static final String HAPPENED =
      "INSERT INTO ticket_event (ticket, version, event) VALUES ($1, $2, $3)";

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("ticket", "ticket_event", "ticket_pause", "ticket_split");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketEvent ticket
        ? Change.all(tx, changes(ticket, event))
        : Uni.createFrom().voidItem();
  }

  private static List<Change> changes(TicketEvent ticket, Recorded event) {
    List<Change> changes = new ArrayList<>();
    String id = ticket.ticket().value();
    long version = event.envelope().streamVersion();
    switch (ticket) {
      case TicketOpened e ->
          changes.add(
              Change.of(
                  OPENED,
                  id,
                  e.customer().value(),
                  e.service(),
                  e.subject().value(),
                  e.contactedAt()));
      case TicketCorrected e ->
          changes.add(
              Change.of(
                  CORRECTED,
                  id,
                  e.customer() == null ? null : e.customer().value(),
                  e.service(),
                  e.contactedAt()));
      case TicketPaused e -> changes.add(Change.of(PAUSED, id, version, e.pausedAt()));
      case TicketMerged e -> changes.add(Change.of(MERGED, id, e.into().value()));
      case TicketSplit e -> changes.add(Change.of(SPLIT, e.into().value(), id));
      case PriorityAssigned _,
          FirstResponseGiven _,
          ResponseWithdrawn _,
          StatusUpdatePosted _,
          CustomerReplied _,
          TicketContinued _,
          TicketResolved _,
          TicketReopened _ -> {}
    }
    changes.add(Change.of(HAPPENED, id, version, Buffer.buffer(event.line())));
    return changes;
  }
}
