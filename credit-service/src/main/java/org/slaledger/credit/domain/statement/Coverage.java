package org.slaledger.credit.domain.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.time.Interval;

/**
 * A prober records what it covered minute by minute. Minutes that touch and stand one behind the
 * other in their stream are one fact for the sum, and are told apart again when it is explained.
 */
final class Coverage {
  private Coverage() {}

  /** All stretches of one stream. */
  static List<Evidence> of(List<Envelope> stream) {
    List<Evidence> facts = new ArrayList<>();
    Envelope first = null;
    Envelope last = null;
    for (Envelope event : stream) {
      if (!(event.data() instanceof ObservationRecorded)) {
        continue;
      }
      if (first != null && last != null && !follows(last, event)) {
        facts.add(covered(first, last));
        first = null;
      }
      first = first == null ? event : first;
      last = event;
    }
    if (first != null && last != null) {
      facts.add(covered(first, last));
    }
    return facts;
  }

  /**
   * Those of the events that tell of an interval; all of them where they tell of something else.
   */
  static EventRange within(EventRange range, Streams streams, Interval interval) {
    List<Envelope> events =
        streams.of(range.stream()).subList((int) range.first() - 1, (int) range.last());
    List<Long> touching =
        events.stream()
            .filter(event -> overlaps(event, interval))
            .map(Envelope::streamVersion)
            .toList();
    return touching.isEmpty()
        ? range
        : new EventRange(range.stream(), touching.getFirst(), touching.getLast());
  }

  /** The references of a piece, each cut to what tells of it. */
  static List<EventRange> within(Collection<String> refs, Streams streams, Interval interval) {
    return EventRange.joined(
        refs.stream()
            .map(EventRange::referred)
            .map(range -> range.first() == range.last() ? range : within(range, streams, interval))
            .toList());
  }

  private static boolean follows(Envelope last, Envelope next) {
    return next.streamVersion() == last.streamVersion() + 1
        && data(next).from().equals(data(last).to());
  }

  private static Evidence covered(Envelope first, Envelope last) {
    return new Evidence.Covered(
        data(first).from(), data(last).to(), EventRange.reference(first, last));
  }

  private static boolean overlaps(Envelope event, Interval interval) {
    ObservationRecorded covered = data(event);
    return covered.from().isBefore(interval.to()) && covered.to().isAfter(interval.from());
  }

  private static ObservationRecorded data(Envelope event) {
    return (ObservationRecorded) event.data();
  }
}
