package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.journal.seal.SealingKey;
import org.slaledger.ticket.domain.Sealing;
import org.slaledger.ticket.domain.Ticket;
import org.slaledger.ticket.domain.TicketCommand;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;
import org.slaledger.ticket.domain.TicketDecider;

/** Does something with a ticket that is there: sets its priority, answers it. */
@ApplicationScoped
public class TicketChange {
  private static final Sealing NOTHING =
      (field, bytes) -> {
        throw new IllegalStateException(field + " was to be sealed by a command without texts");
      };

  private final Journal journal;
  private final TicketDecider decider;
  private final InstantSource time;
  private final Seal seal;
  private final Writing writing;

  TicketChange(
      Journal journal, TicketDecider decider, InstantSource time, Seal seal, Writing writing) {
    this.journal = journal;
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
    StreamId stream = ticket.stream();
    return journal
        .history(tx, stream)
        .flatMap(history -> change(tx, stream, history, seen, command, by));
  }

  private Uni<Outcome> change(
      SqlConnection tx,
      StreamId stream,
      History history,
      long seen,
      TicketCommand command,
      Cause by) {
    if (history.version() == 0) {
      return Uni.createFrom().item(new Outcome.Missing(stream));
    }
    if (history.version() != seen) {
      return Uni.createFrom().item(new Outcome.Stale(stream, history.version()));
    }
    Ticket ticket = Ticket.of(history.data());
    return command instanceof RespondToTicket
        ? seal.key(tx, KeyName.ticket(new TicketId(stream.id())))
            .flatMap(key -> decide(tx, stream, ticket, seen, command, key, by))
        : writing.write(
            tx, stream, seen, decider.decide(ticket, command, time.instant(), NOTHING), by);
  }

  private Uni<Outcome> decide(
      SqlConnection tx,
      StreamId stream,
      Ticket ticket,
      long seen,
      TicketCommand command,
      SealingKey key,
      Cause by) {
    Sealings sealings = new Sealings(stream);
    Sealing sealing = sealings.with(stream.id(), id -> key);
    return writing.write(
        tx, stream, seen, decider.decide(ticket, command, time.instant(), sealing), sealings, by);
  }
}
