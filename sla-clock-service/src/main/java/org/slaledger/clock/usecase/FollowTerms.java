package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Objects;
import org.slaledger.clock.domain.WhatHappened;
import org.slaledger.clock.view.DatabaseTime;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.Recorded;
import org.slaledger.journal.Meeting;
import org.slaledger.journal.Sql;

/** Writes down which tickets have to be looked at after terms or calendars changed. */
@ApplicationScoped
public class FollowTerms {
  private static final String TICKETS =
      """
      INSERT INTO follow_up (ticket, not_before, reason, cause, story, traceparent)
      SELECT ticket, $2, $3, $4, $5, $6 FROM ticket t
      WHERE (NOT EXISTS (
            SELECT FROM clock c
            WHERE c.ticket = t.ticket AND c.kind = 'RESOLVE' AND c.stopped_at IS NOT NULL)
          OR EXISTS (SELECT FROM clock c WHERE c.ticket = t.ticket AND c.stopped_at IS NULL))
        AND customer IN
      """;
  private static final String ONCE = " ON CONFLICT (ticket, not_before) DO NOTHING";
  private static final Sql OF_AGREEMENT =
      new Sql(TICKETS + "(SELECT customer FROM terms WHERE agreement = $1)" + ONCE);
  private static final Sql OF_CALENDAR =
      new Sql(
          TICKETS
              + "(SELECT customer FROM terms WHERE effective_from IS NOT NULL AND $1 = ANY(calendars))"
              + ONCE);

  private final Meeting meeting;
  private final DatabaseTime time;
  private final Event<FollowUpSet> set;

  /** On what is known of tickets and terms. */
  public FollowTerms(Meeting meeting, DatabaseTime time, Event<FollowUpSet> set) {
    this.meeting = meeting;
    this.time = time;
    this.set = set;
  }

  /** A follow-up is about to be committed that is due then. Told within the service only. */
  public record FollowUpSet(Instant at) {}

  /** After terms of an agreement were signed or ended: now, and when they take effect. */
  public Uni<Void> ofAgreement(
      SqlConnection tx, AgreementId agreement, Instant effective, Recorded cause) {
    return meeting
        .alone(tx)
        .chain(() -> time.now(tx))
        .call(now -> write(tx, OF_AGREEMENT, agreement.value(), now, cause))
        .chain(
            now ->
                effective.isAfter(now)
                    ? write(tx, OF_AGREEMENT, agreement.value(), effective, cause)
                    : Uni.createFrom().voidItem());
  }

  /** After a calendar was published. */
  public Uni<Void> ofCalendar(SqlConnection tx, CalendarId calendar, Recorded cause) {
    return meeting
        .alone(tx)
        .chain(() -> time.now(tx))
        .chain(now -> write(tx, OF_CALENDAR, calendar.value(), now, cause));
  }

  private Uni<Void> write(SqlConnection tx, Sql which, String what, Instant at, Recorded cause) {
    String id = cause.envelope().id().toString();
    set.fire(new FollowUpSet(at));
    return which.change(
        tx,
        what,
        at,
        WhatHappened.inWords(cause.envelope().data()),
        id,
        Objects.requireNonNullElse(cause.envelope().correlationId(), id),
        cause.envelope().traceparent());
  }
}
