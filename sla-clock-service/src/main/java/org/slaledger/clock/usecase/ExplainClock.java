package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.clock.domain.ClockExplaining;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.clock.view.KnownTerms;
import org.slaledger.clock.view.KnownTickets;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Transactions;
import org.slaledger.promises.TicketClocks;
import org.slaledger.promises.TicketFamily;

/** Explains every run of a ticket's clock from what is known now. */
@ApplicationScoped
public class ExplainClock {
  private final Transactions transactions;
  private final KnownTickets tickets;
  private final KnownTerms terms;
  private final InstantSource time;

  /** From the service's own views. */
  public ExplainClock(
      Transactions transactions, KnownTickets tickets, KnownTerms terms, InstantSource time) {
    this.transactions = transactions;
    this.tickets = tickets;
    this.terms = terms;
    this.time = time;
  }

  /** The runs in order; none where the ticket has no such clock. */
  public Uni<List<ClockExplanation>> of(TicketId ticket, ClockKind kind) {
    return of(ticket, List.of(kind));
  }

  /** All clocks of a ticket. */
  public Uni<List<ClockExplanation>> all(TicketId ticket) {
    return of(ticket, List.of(ClockKind.values()));
  }

  private Uni<List<ClockExplanation>> of(TicketId ticket, List<ClockKind> kinds) {
    Instant now = time.instant();
    return transactions.inTransaction(
        tx ->
            tickets
                .families(tx, List.of(ticket))
                .flatMap(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(List.of())
                            : explain(tx, found.getFirst(), kinds, now)));
  }

  private Uni<List<ClockExplanation>> explain(
      SqlConnection tx, TicketFamily family, List<ClockKind> kinds, Instant now) {
    return terms
        .signed(tx, List.of(family.own().customer()))
        .flatMap(
            signed ->
                terms
                    .calendars(tx)
                    .map(
                        calendars ->
                            new TicketClocks(
                                family,
                                signed.getOrDefault(family.own().customer(), List.of()),
                                calendars)))
        .map(
            clocks ->
                kinds.stream()
                    .flatMap(kind -> clocks.runs(kind).stream())
                    .map(run -> ClockExplaining.of(run, now))
                    .toList());
  }
}
