package org.slaledger.credit.view;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.journal.Sql;

/**
 * One version of a calendar.
 *
 * @param zone the zone's offsets over its years, as they were frozen
 */
public record ShownCalendar(
    CalendarId calendar,
    int version,
    Instant publishedAt,
    String publishedBy,
    String reason,
    CalendarTerms terms,
    FrozenZoneTerms zone) {
  static ShownCalendar of(Row row) {
    CalendarPublished event = Documents.read(row.getString("body"), CalendarPublished.class);
    return new ShownCalendar(
        event.calendar(),
        event.calendarVersion(),
        Sql.instant(row, "published_at"),
        row.getString("published_by"),
        event.reason(),
        event.terms(),
        event.zone());
  }

  /** As it was published. */
  public CalendarPublished asPublished() {
    return new CalendarPublished(calendar, version, terms, zone, reason);
  }
}
