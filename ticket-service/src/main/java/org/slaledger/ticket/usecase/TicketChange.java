package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.journal.seal.SealingKey;
import org.slaledger.ticket.domain.Sealing;
import org.slaledger.ticket.domain.Ticket;
import org.slaledger.ticket.domain.TicketCommand;
import org.slaledger.ticket.domain.TicketCommand.Written;
import org.slaledger.ticket.domain.TicketDecider;

/** Does something with a ticket that is there, such as setting its priority or answering it. */
@ApplicationScoped
public class TicketChange {
  private static final Sealing NOTHING =
      (field, bytes) -> {
        throw new IllegalStateException(field + " was to be sealed by a command without texts");
      };

  private final TicketLoading loading;
  private final TicketDecider decider;
  private final InstantSource time;
  private final Seal seal;
  private final Writing writing;

  TicketChange(
      TicketLoading loading,
      TicketDecider decider,
      InstantSource time,
      Seal seal,
      Writing writing) {
    this.loading = loading;
    this.decider = decider;
    this.time = time;
    this.seal = seal;
    this.writing = writing;
  }

  /**
   * In the caller's transaction.
   *
   * @param seen the version that the caller had seen; nothing is done when there is another by now
   */
  public Uni<Outcome> change(
      SqlConnection tx, TicketId ticket, long seen, TicketCommand command, Cause by) {
    return loading.seen(tx, ticket, seen, opened -> decide(tx, ticket, opened, command, by));
  }

  /** What people write is sealed under the ticket's key; what writes nothing goes without it. */
  Uni<Outcome> decide(
      SqlConnection tx, TicketId ticket, Ticket.Opened opened, TicketCommand command, Cause by) {
    return command instanceof Written
        ? seal.key(tx, KeyName.ticket(ticket))
            .flatMap(key -> decide(tx, ticket, opened, command, key, by))
        : write(tx, ticket, opened, decider.decide(opened, command, time.instant(), NOTHING), by);
  }

  private Uni<Outcome> decide(
      SqlConnection tx,
      TicketId ticket,
      Ticket.Opened opened,
      TicketCommand command,
      SealingKey key,
      Cause by) {
    Sealings sealings = new Sealings(ticket.stream());
    Sealing sealing = sealings.with(ticket.value(), id -> key);
    Decision<TicketEvent> decision = decider.decide(opened, command, time.instant(), sealing);
    return sealings.keep(tx).chain(() -> write(tx, ticket, opened, decision, by));
  }

  private Uni<Outcome> write(
      SqlConnection tx,
      TicketId ticket,
      Ticket.Opened opened,
      Decision<TicketEvent> decision,
      Cause by) {
    return writing.write(tx, ticket.stream(), opened.version(), decision, Happened::at, by);
  }
}
