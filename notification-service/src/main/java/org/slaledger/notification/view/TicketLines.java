package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** What tickets are about, as far as a mail says it. */
@ApplicationScoped
public class TicketLines implements View {
  private static final Sql OPENED = new Sql("INSERT INTO ticket (ticket, subject) VALUES ($1, $2)");
  private static final Sql ASSIGNED = new Sql("UPDATE ticket SET priority = $2 WHERE ticket = $1");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("ticket");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketEvent ticket
        ? take(tx, ticket)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> take(SqlConnection tx, TicketEvent event) {
    return switch (event) {
      case TicketOpened e -> OPENED.change(tx, e.ticket().value(), e.subject().value());
      case PriorityAssigned e -> ASSIGNED.change(tx, e.ticket().value(), e.priority().name());
      case FirstResponseGiven _,
          ResponseWithdrawn _,
          StatusUpdatePosted _,
          CustomerReplied _,
          TicketPaused _,
          TicketContinued _,
          TicketCorrected _,
          TicketResolved _,
          TicketReopened _,
          TicketMerged _,
          TicketSplit _ ->
          Uni.createFrom().voidItem();
    };
  }
}
