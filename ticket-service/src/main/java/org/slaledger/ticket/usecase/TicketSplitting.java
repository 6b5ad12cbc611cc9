package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.ticket.domain.NewPart;
import org.slaledger.ticket.domain.Ticket;
import org.slaledger.ticket.domain.TicketCommand.SplitTicket;
import org.slaledger.ticket.domain.TicketDecider;
import org.slaledger.ticket.view.WhoIsTheCustomer;

/** Makes a part of a ticket one of its own: both are written, or neither. */
@ApplicationScoped
public class TicketSplitting {
  private final TicketLoading loading;
  private final WhoIsTheCustomer customers;
  private final TicketDecider decider;
  private final TicketIds ids;
  private final InstantSource time;
  private final Seal seal;
  private final Writing writing;

  TicketSplitting(
      TicketLoading loading,
      WhoIsTheCustomer customers,
      TicketDecider decider,
      TicketIds ids,
      InstantSource time,
      Seal seal,
      Writing writing) {
    this.loading = loading;
    this.customers = customers;
    this.decider = decider;
    this.ids = ids;
    this.time = time;
    this.seal = seal;
    this.writing = writing;
  }

  /**
   * In the caller's transaction, the new ticket under a new id and a key of its own.
   *
   * @param seen as {@link TicketChange#change}
   * @return what became of the new ticket; of the old one where nothing was done
   */
  public Uni<Outcome> split(SqlConnection tx, TicketId ticket, long seen, NewPart part, Cause by) {
    return loading.seen(tx, ticket, seen, opened -> split(tx, ticket, opened, part, by));
  }

  private Uni<Outcome> split(
      SqlConnection tx, TicketId ticket, Ticket.Opened opened, NewPart part, Cause by) {
    TicketId into = ids.next();
    Sealings sealings = new Sealings(into.stream());
    return customers
        .known(tx, opened.customer().value())
        .map(known -> new SplitTicket(into, part, known))
        .map(
            command ->
                decider.decide(
                    opened,
                    command,
                    time.instant(),
                    sealings.with(into.value(), id -> seal.fresh(KeyName.ticket(into)))))
        .call(decision -> sealings.keep(tx))
        .flatMap(
            decision ->
                write(tx, ticket.stream(), opened.version(), decision, by)
                    .chain(
                        old ->
                            old instanceof Outcome.NotDone
                                ? Uni.createFrom().item(old)
                                : write(tx, into.stream(), 0, decision, by)));
  }

  /** A decision's part about one ticket; a refusal is none about any. */
  private Uni<Outcome> write(
      SqlConnection tx, StreamId stream, long version, Decision<TicketEvent> decision, Cause by) {
    Decision<TicketEvent> part =
        switch (decision) {
          case Decision.Refused<TicketEvent> no -> no;
          case Decision.Accepted<TicketEvent> yes -> Decision.accepted(about(stream, yes.events()));
        };
    return writing.write(tx, stream, version, part, Happened::at, by);
  }

  private static List<TicketEvent> about(StreamId stream, List<TicketEvent> events) {
    return events.stream().filter(event -> event.ticket().stream().equals(stream)).toList();
  }
}
