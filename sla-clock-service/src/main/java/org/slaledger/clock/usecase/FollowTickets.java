package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slaledger.clock.domain.ClockDecider;
import org.slaledger.clock.domain.Happened;
import org.slaledger.clock.domain.RecordedClock;
import org.slaledger.clock.view.DatabaseTime;
import org.slaledger.clock.view.KnownTerms;
import org.slaledger.clock.view.KnownTickets;
import org.slaledger.clock.view.Timers;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TicketClocks;
import org.slaledger.promises.TicketFamily;

/** Brings all clocks of tickets in line with what is known of tickets, terms and calendars. */
@ApplicationScoped
public class FollowTickets {
  private static final List<ClockKind> KINDS = Arrays.asList(ClockKind.values());

  private final Journal journal;
  private final KnownTickets tickets;
  private final KnownTerms terms;
  private final Timers timers;
  private final DatabaseTime time;

  /** On the service's own journal and views. */
  public FollowTickets(
      Journal journal, KnownTickets tickets, KnownTerms terms, Timers timers, DatabaseTime time) {
    this.journal = journal;
    this.tickets = tickets;
    this.terms = terms;
    this.timers = timers;
    this.time = time;
  }

  /**
   * Why tickets are looked at.
   *
   * @param reason for people
   */
  public record Occasion(Cause cause, String reason) {}

  private record Known(
      List<TicketFamily> families,
      Map<CustomerId, List<SignedTerms>> signed,
      Calendars calendars,
      Map<StreamId, History> histories) {}

  /** Decides on each ticket as for its own occasion, and appends what follows. */
  public Uni<Void> follow(SqlConnection tx, Map<TicketId, Occasion> occasions) {
    Collection<TicketId> ids = occasions.keySet();
    return timers
        // before anything is read, so that no timer fires between reading and appending
        .hold(tx, ids)
        .chain(() -> known(tx, ids))
        .chain(
            known ->
                time.now(tx).chain(now -> journal.appendAll(tx, appends(known, occasions, now))));
  }

  private Uni<Known> known(SqlConnection tx, Collection<TicketId> ids) {
    List<StreamId> streams =
        ids.stream().flatMap(id -> KINDS.stream().map(kind -> kind.stream(id))).toList();
    return tickets
        .families(tx, ids)
        .chain(
            families ->
                terms
                    .signed(tx, families.stream().map(it -> it.own().customer()).toList())
                    .chain(
                        signed ->
                            terms
                                .calendars(tx)
                                .chain(
                                    calendars ->
                                        journal
                                            .histories(tx, streams)
                                            .map(
                                                histories ->
                                                    new Known(
                                                        families, signed, calendars, histories)))));
  }

  private Map<Append, Cause> appends(Known known, Map<TicketId, Occasion> occasions, Instant now) {
    Map<Append, Cause> appends = new LinkedHashMap<>();
    for (TicketFamily family : known.families()) {
      TicketId ticket = family.own().ticket();
      Occasion occasion = Objects.requireNonNull(occasions.get(ticket));
      List<SignedTerms> signed = known.signed().getOrDefault(family.own().customer(), List.of());
      TicketClocks clocks = new TicketClocks(family, signed, known.calendars());
      for (ClockKind kind : KINDS) {
        History history = Objects.requireNonNull(known.histories().get(kind.stream(ticket)));
        List<Happened> happened =
            new ClockDecider(ticket, kind, now, occasion.reason())
                .decide(recorded(history), clocks.runs(kind));
        if (!happened.isEmpty()) {
          appends.put(
              new Append(kind.stream(ticket), history.version(), written(happened)),
              occasion.cause());
        }
      }
    }
    return appends;
  }

  private static RecordedClock recorded(History history) {
    return RecordedClock.of(history.data().stream().map(ClockEvent.class::cast).toList());
  }

  private static List<NewEvent> written(List<Happened> happened) {
    return happened.stream().map(one -> new NewEvent(one.event(), one.at())).toList();
  }
}
