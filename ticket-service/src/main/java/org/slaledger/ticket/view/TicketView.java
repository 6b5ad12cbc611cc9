package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The tickets. */
@ApplicationScoped
public class TicketView implements View {
  private static final Sql OPENED =
      new Sql(
          """
          INSERT INTO ticket
            (ticket, customer, service, kind, subject, body, channel, contacted_at, version)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          """);
  private static final Sql PRIORITY_ASSIGNED =
      new Sql("UPDATE ticket SET impact = $2, priority = $3, version = $4 WHERE ticket = $1");
  private static final Sql ANSWERED =
      new Sql(
          """
          UPDATE ticket SET triage = $2, next_step = $3, responded_at = $4, version = $5
          WHERE ticket = $1
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("ticket");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketEvent happened
        ? apply(tx, happened, event.envelope().streamVersion())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, TicketEvent happened, long version) {
    String ticket = happened.ticket().value();
    return switch (happened) {
      case TicketOpened e -> opened(tx, e, version);
      case PriorityAssigned e ->
          PRIORITY_ASSIGNED.change(tx, ticket, e.impact().name(), e.priority().name(), version);
      case FirstResponseGiven e ->
          ANSWERED.change(
              tx, ticket, e.triage().value(), e.nextStep().value(), e.respondedAt(), version);
    };
  }

  private static Uni<Void> opened(SqlConnection tx, TicketOpened e, long version) {
    return OPENED.change(
        tx,
        e.ticket().value(),
        e.customer().value(),
        e.service(),
        e.kind().name(),
        e.subject().value(),
        e.text().value(),
        e.channel().name(),
        e.contactedAt(),
        version);
  }
}
