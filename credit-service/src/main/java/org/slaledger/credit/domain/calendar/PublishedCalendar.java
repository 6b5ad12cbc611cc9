package org.slaledger.credit.domain.calendar;

import java.util.List;
import java.util.Optional;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.Event;

/**
 * A calendar as its events tell it.
 *
 * @param versions in the order in which they were published
 */
public record PublishedCalendar(List<CalendarPublished> versions) {
  /** Keeps a copy. */
  public PublishedCalendar {
    versions = List.copyOf(versions);
  }

  /** What the events of its stream make of it. */
  public static PublishedCalendar of(List<Event> events) {
    return new PublishedCalendar(
        events.stream()
            .filter(CalendarPublished.class::isInstance)
            .map(CalendarPublished.class::cast)
            .toList());
  }

  /** The version that holds; none before the first. */
  public Optional<CalendarPublished> latest() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }
}
