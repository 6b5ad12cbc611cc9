package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.TicketEvent.TicketOpened;

/**
 * A view and a reaction as services have them: notes each event, refuses a subject that says so,
 * answers each ticket.
 */
@ApplicationScoped
class Notes implements View, Reaction {
  static final String POISON = "poison";

  private final Journal journal;
  private final Set<TicketId> healed = ConcurrentHashMap.newKeySet();

  Notes(Journal journal) {
    this.journal = journal;
  }

  /** As if a fixed version of the view had been deployed. */
  void heal(TicketId ticket) {
    healed.add(ticket);
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    if (event.envelope().data() instanceof TicketOpened opened
        && opened.subject().equals(POISON)
        && !healed.contains(opened.ticket())) {
      return Uni.createFrom().failure(new IllegalStateException("this view can't take poison"));
    }
    return tx.preparedQuery("INSERT INTO noted (stream, version) VALUES ($1, $2)")
        .execute(Tuple.of(event.stream().value(), event.envelope().streamVersion()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketOpened opened
        ? journal
            .append(tx, Samples.clockStarted(opened.ticket(), 0), Cause.of(event, "clocks"))
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }
}
