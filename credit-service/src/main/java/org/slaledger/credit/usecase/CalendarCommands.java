package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.credit.domain.calendar.CalendarDecider;
import org.slaledger.credit.domain.calendar.Moves;
import org.slaledger.credit.domain.calendar.PublishCalendar;
import org.slaledger.credit.domain.calendar.PublishedCalendar;
import org.slaledger.credit.domain.calendar.WhatMoves;
import org.slaledger.credit.domain.calendar.ZoneData;
import org.slaledger.credit.view.WhichDeadlines;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.Writing;

/** Publishes calendars, once it is known which deadlines move. */
@ApplicationScoped
public class CalendarCommands {
  private final Journal journal;
  private final Transactions transactions;
  private final Writing writing;
  private final WhichDeadlines deadlines;
  private final ZoneData zones;
  private final InstantSource time;

  CalendarCommands(
      Journal journal,
      Transactions transactions,
      Writing writing,
      WhichDeadlines deadlines,
      ZoneData zones,
      InstantSource time) {
    this.journal = journal;
    this.transactions = transactions;
    this.writing = writing;
    this.deadlines = deadlines;
    this.zones = zones;
    this.time = time;
  }

  /** A version that could be published, with what moves; nothing is written. */
  public record Preview(long streamVersion, Decision<CalendarPublished> decision, Moves moves) {}

  /** What publishing would do. */
  public Uni<Preview> preview(CalendarId id, PublishCalendar command) {
    return transactions.inTransaction(tx -> preview(tx, id, command));
  }

  /** The same, as a transaction has left everything so far. */
  public Uni<Preview> preview(SqlConnection tx, CalendarId id, PublishCalendar command) {
    return journal
        .history(tx, id.stream())
        .flatMap(
            history -> {
              PublishedCalendar calendar = PublishedCalendar.of(history.data());
              Decision<CalendarPublished> decision =
                  CalendarDecider.decide(id, calendar, command, zones, time.instant());
              return moves(tx, calendar, decision)
                  .map(moves -> new Preview(history.version(), decision, moves));
            });
  }

  /** In the caller's transaction: what was previewed in it is written. */
  public Uni<Outcome> publish(SqlConnection tx, CalendarId id, Preview preview, Cause by) {
    return writing.write(tx, id.stream(), preview.streamVersion(), preview.decision(), by);
  }

  private Uni<Moves> moves(
      SqlConnection tx, PublishedCalendar calendar, Decision<CalendarPublished> decision) {
    Optional<CalendarPublished> before = calendar.latest();
    if (before.isEmpty() || !(decision instanceof Decision.Accepted<CalendarPublished> yes)) {
      return Uni.createFrom().item(Moves.NONE);
    }
    CalendarPublished next = yes.events().getFirst();
    WhatMoves moves = WhatMoves.between(before.get(), next);
    return moves
        .earliest()
        .map(
            from ->
                deadlines
                    .of(tx, next.calendar(), from)
                    .collect()
                    .in(
                        Moves.Listing::new,
                        (listing, clock) -> moves.of(clock).ifPresent(listing::add))
                    .map(Moves.Listing::moves))
        .orElseGet(() -> Uni.createFrom().item(Moves.NONE));
  }
}
