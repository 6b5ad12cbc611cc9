package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.seal.Erasure;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.ticket.domain.Erasing;

/** Erases all that was written in a ticket; its times, priority and clocks stay. */
@ApplicationScoped
public class TextErasure {
  private final Journal journal;
  private final Erasure erasure;

  TextErasure(Journal journal, Erasure erasure) {
    this.journal = journal;
    this.erasure = erasure;
  }

  /** In the caller's transaction. Who and why stands in the key's last record. */
  public Uni<Outcome> erase(SqlConnection tx, TicketId ticket, String reason, Cause by) {
    Optional<Violation> wrong = Erasing.wrongWith(reason);
    if (wrong.isPresent()) {
      return Uni.createFrom()
          .item(new Outcome.Refused(Decision.Ground.INPUT, List.of(wrong.get())));
    }
    StreamId stream = ticket.stream();
    return journal
        .history(tx, stream)
        .flatMap(
            history ->
                history.version() == 0
                    ? Uni.createFrom().item(new Outcome.Missing(stream))
                    : erasure
                        .erase(tx, KeyName.ticket(ticket), by.actor(), reason)
                        .map(keys -> new Outcome.Done(stream, history.version(), List.of())));
  }
}
