package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Sql;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.ClockRun;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TermsInForce;
import org.slaledger.promises.TicketClocks;
import org.slaledger.promises.TicketFamily;
import org.slaledger.promises.Wait;
import org.slaledger.rules.Checked;
import org.slaledger.rules.time.Interval;

/**
 * Answers for how long tickets stood still, and why. A pause counts, whole, in the period in which
 * it began, as the terms that held then cut it.
 */
@ApplicationScoped
public class KnownPauses {
  private static final int BATCH = 200;
  private static final Sql PAUSED =
      new Sql(
          """
          SELECT DISTINCT t.ticket FROM ticket_pause p JOIN ticket t ON t.ticket = p.ticket
          WHERE p.paused_at >= $1 AND p.paused_at < $2 AND ($3::text IS NULL OR t.customer = $3)
          ORDER BY t.ticket
          """);

  private final Pool pool;
  private final Periods periods;
  private final KnownTickets tickets;
  private final KnownTerms terms;

  /** On the service's own database. */
  public KnownPauses(Pool pool, Periods periods, KnownTickets tickets, KnownTerms terms) {
    this.pool = pool;
    this.periods = periods;
    this.tickets = tickets;
    this.terms = terms;
  }

  private record Known(Map<CustomerId, List<SignedTerms>> signed, Calendars calendars) {}

  /**
   * Those that began in the period, the longest first; refused where there is no such period.
   *
   * @param now until when what has not ended is counted
   */
  public Uni<Checked<List<ShownPause>>> pauses(
      String period, @Nullable CustomerId customer, Instant now) {
    return periods
        .cuts(pool, period, customer)
        .flatMap(
            cuts ->
                switch (cuts) {
                  case Checked.Accepted<PeriodCuts>(var found) ->
                      pauses(found, customer, now).map(Checked.Accepted::new);
                  case Checked.Refused<PeriodCuts>(var problems) ->
                      Uni.createFrom().item(new Checked.Refused<>(problems));
                });
  }

  private Uni<List<ShownPause>> pauses(
      PeriodCuts cuts, @Nullable CustomerId customer, Instant now) {
    List<ShownPause> pauses = new ArrayList<>();
    return PAUSED
        .list(
            pool,
            row -> new TicketId(row.getString("ticket")),
            cuts.around().from(),
            cuts.around().to(),
            customer == null ? null : customer.value())
        .flatMap(
            ids ->
                InTurn.each(batches(ids), batch -> batch(batch, cuts, now).invoke(pauses::addAll)))
        .map(
            nothing ->
                pauses.stream()
                    .sorted(
                        Comparator.comparing(ShownPause::length)
                            .reversed()
                            .thenComparing(pause -> pause.ticket().value())
                            .thenComparing(ShownPause::from))
                    .toList());
  }

  private static List<List<TicketId>> batches(List<TicketId> ids) {
    return IntStream.iterate(0, at -> at < ids.size(), at -> at + BATCH)
        .mapToObj(at -> ids.subList(at, Math.min(at + BATCH, ids.size())))
        .toList();
  }

  private Uni<List<ShownPause>> batch(List<TicketId> ids, PeriodCuts cuts, Instant now) {
    return tickets
        .families(pool, ids)
        .flatMap(
            families ->
                known(families)
                    .map(
                        known ->
                            families.stream()
                                .flatMap(family -> of(family, known, cuts, now).stream())
                                .toList()));
  }

  private Uni<Known> known(List<TicketFamily> families) {
    List<CustomerId> customers = families.stream().map(it -> it.own().customer()).toList();
    return terms
        .signed(pool, customers)
        .flatMap(signed -> terms.calendars(pool).map(calendars -> new Known(signed, calendars)));
  }

  private static List<ShownPause> of(
      TicketFamily family, Known known, PeriodCuts cuts, Instant now) {
    List<SignedTerms> signed = known.signed().getOrDefault(family.own().customer(), List.of());
    TicketClocks clocks = new TicketClocks(family, signed, known.calendars());
    List<ClockRun> runs =
        Arrays.stream(ClockKind.values()).flatMap(kind -> clocks.runs(kind).stream()).toList();
    return family.own().waits().stream()
        .filter(wait -> period(family, wait, signed, cuts).contains(wait.from()))
        .map(
            wait ->
                new ShownPause(
                    family.own().ticket(),
                    family.own().customer(),
                    wait.reason(),
                    wait.from(),
                    wait.to(),
                    length(wait, now),
                    wait.asked(),
                    runs.stream().anyMatch(run -> stoodStill(run, wait))))
        .toList();
  }

  private static Interval period(
      TicketFamily family, Wait wait, List<SignedTerms> signed, PeriodCuts cuts) {
    return TermsInForce.at(wait.from(), family.own().service(), signed)
        .map(cuts::under)
        .orElse(cuts.utc());
  }

  private static Duration length(Wait wait, Instant now) {
    Instant end = Objects.requireNonNullElse(wait.to(), now);
    return end.isBefore(wait.from()) ? Duration.ZERO : Duration.between(wait.from(), end);
  }

  /** Whether the run, while it was on, was one that this pauses. */
  private static boolean stoodStill(ClockRun run, Wait wait) {
    Instant start = run.run().startedAt();
    Instant stop = run.run().stoppedAt();
    Instant from = wait.from().isBefore(start) ? start : wait.from();
    boolean on =
        (stop == null || from.isBefore(stop)) && (wait.to() == null || from.isBefore(wait.to()));
    return on
        && run.againstAt(from).halts().stream().anyMatch(halt -> halt.cause().equals(wait.cause()));
  }
}
