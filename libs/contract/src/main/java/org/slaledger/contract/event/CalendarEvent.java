package org.slaledger.contract.event;

import org.slaledger.contract.CalendarId;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.FrozenZoneTerms;

/** The streams {@code calendar/<id>} of {@code sla.agreements}. */
public sealed interface CalendarEvent extends Event {
  /** The calendar. */
  CalendarId calendar();

  /**
   * Opening hours were published, or changed: this version takes the place of the one before for
   * all that is still to come. What has passed is the same in both.
   *
   * @param calendarVersion 1, 2, 3, ... within the calendar
   * @param zone the zone's transitions over the years that it covers, frozen, so that no update of
   *     time zone data changes a deadline
   * @param reason why, for people: where holidays come from, what changed
   */
  record CalendarPublished(
      CalendarId calendar,
      int calendarVersion,
      CalendarTerms terms,
      FrozenZoneTerms zone,
      String reason)
      implements CalendarEvent {}
}
