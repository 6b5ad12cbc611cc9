package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slaledger.clock.domain.ClockExplaining;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.clock.view.KnownTerms;
import org.slaledger.clock.view.KnownTickets;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Transactions;
import org.slaledger.promises.AwaitedClock;
import org.slaledger.promises.TicketClocks;
import org.slaledger.promises.TicketFamily;

/** Explains every run of a ticket's clock from what is known now, and what others wait for. */
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

  /**
   * What there is to say of a ticket's clocks.
   *
   * @param customer whose they are
   * @param runs every run, in order
   * @param awaited clocks that have not started
   */
  public record Explained(
      CustomerId customer, List<ClockExplanation> runs, List<AwaitedClock> awaited) {
    /** Keeps copies. */
    public Explained {
      runs = List.copyOf(runs);
      awaited = List.copyOf(awaited);
    }
  }

  /** One kind of a ticket's clocks; nothing where no such ticket is known. */
  public Uni<Optional<Explained>> of(TicketId ticket, ClockKind kind) {
    return of(ticket, List.of(kind));
  }

  /** All clocks of a ticket. */
  public Uni<Optional<Explained>> all(TicketId ticket) {
    return of(ticket, List.of(ClockKind.values()));
  }

  private Uni<Optional<Explained>> of(TicketId ticket, List<ClockKind> kinds) {
    Instant now = time.instant();
    return transactions.inTransaction(
        tx ->
            tickets
                .families(tx, List.of(ticket))
                .flatMap(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : clocks(tx, found.getFirst())
                                .map(
                                    clocks ->
                                        Optional.of(
                                            explained(
                                                found.getFirst().own().customer(),
                                                clocks,
                                                kinds,
                                                now)))));
  }

  private static Explained explained(
      CustomerId customer, TicketClocks clocks, List<ClockKind> kinds, Instant now) {
    return new Explained(
        customer,
        kinds.stream()
            .flatMap(kind -> clocks.runs(kind).stream())
            .map(run -> ClockExplaining.of(run, now))
            .toList(),
        kinds.stream().flatMap(kind -> clocks.awaited(kind).stream()).toList());
  }

  private Uni<TicketClocks> clocks(SqlConnection tx, TicketFamily family) {
    CustomerId customer = family.own().customer();
    return terms
        .signed(tx, List.of(customer))
        .flatMap(
            signed ->
                terms
                    .calendars(tx)
                    .map(
                        calendars ->
                            new TicketClocks(
                                family, signed.getOrDefault(customer, List.of()), calendars)));
  }
}
