package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.slaledger.contract.ClockKind;
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

  /** Set it for another version of this view. */
  static final String VERSION = "notes.version";

  private final Journal journal;

  Notes(Journal journal) {
    this.journal = journal;
  }

  /** As if a fixed version of the view had been deployed. */
  void heal(TicketId ticket) {
    System.setProperty(healed(ticket), "true");
  }

  /** Where it outlives a restart of Quarkus, as the rows do that the healed view wrote. */
  private static String healed(TicketId ticket) {
    return "notes.healed." + ticket.value();
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.without("noted", "noted_at"));
  }

  /** From its second version on it notes types in capitals. */
  @Override
  public int version() {
    return Integer.getInteger(VERSION, 1);
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    if (event.envelope().data() instanceof TicketOpened opened
        && opened.subject().equals(Samples.sealed(opened.ticket(), POISON))
        && !Boolean.getBoolean(healed(opened.ticket()))) {
      return Uni.createFrom().failure(new IllegalStateException("this view can't take poison"));
    }
    return tx.preparedQuery("INSERT INTO noted (stream, version, type) VALUES ($1, $2, $3)")
        .execute(Tuple.of(event.stream().value(), event.envelope().streamVersion(), type(event)))
        .replaceWithVoid();
  }

  private String type(Recorded event) {
    String type = event.envelope().data().getClass().getSimpleName();
    return version() > 1 ? type.toUpperCase(Locale.ROOT) : type;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketOpened opened
        ? journal
            .history(tx, ClockKind.RESPONSE.stream(opened.ticket()))
            .flatMap(
                before ->
                    before.version() > 0
                        ? Uni.createFrom().voidItem()
                        : journal
                            .append(
                                tx,
                                Samples.clockStarted(opened.ticket(), 0),
                                Cause.of(event, "clocks"))
                            .replaceWithVoid())
        : Uni.createFrom().voidItem();
  }
}
