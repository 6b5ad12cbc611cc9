package org.slaledger.credit.domain.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;

/**
 * Events that follow one another in a stream. Stream and version name an event for ever, and a
 * month of minutes in one line.
 *
 * @param first the version of the first of them
 * @param last the version of the last of them
 */
public record EventRange(StreamId stream, long first, long last) {
  private static final char BEFORE_VERSIONS = '#';
  private static final char BETWEEN_VERSIONS = '-';

  /** How the rules are told of an event. */
  static String reference(Envelope event) {
    return reference(event, event);
  }

  static String reference(StreamId stream, long version) {
    return reference(stream, version, version);
  }

  /** How the rules are told of an event and those that follow it up to another. */
  static String reference(Envelope first, Envelope last) {
    return reference(first.stream(), first.streamVersion(), last.streamVersion());
  }

  private static String reference(StreamId stream, long first, long last) {
    return stream.value() + BEFORE_VERSIONS + first + BETWEEN_VERSIONS + last;
  }

  /** What a reference refers to. */
  static EventRange referred(String reference) {
    int versions = reference.lastIndexOf(BEFORE_VERSIONS);
    int between = reference.lastIndexOf(BETWEEN_VERSIONS);
    return new EventRange(
        new StreamId(reference.substring(0, versions)),
        Long.parseLong(reference.substring(versions + 1, between)),
        Long.parseLong(reference.substring(between + 1)));
  }

  /** Ranges put together, in the order of streams and versions. */
  static List<EventRange> joined(Collection<EventRange> ranges) {
    List<EventRange> joined = new ArrayList<>();
    List<EventRange> ordered =
        ranges.stream()
            .sorted(
                Comparator.comparing((EventRange range) -> range.stream().value())
                    .thenComparing(EventRange::first))
            .toList();
    for (EventRange next : ordered) {
      if (!joined.isEmpty() && joined.getLast().reaches(next)) {
        EventRange last = joined.removeLast();
        joined.add(new EventRange(last.stream(), last.first(), Math.max(last.last(), next.last())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private boolean reaches(EventRange next) {
    return stream.equals(next.stream()) && next.first() <= last + 1;
  }

  /** For people: {@code window/W-1 1-3}. */
  @Override
  public String toString() {
    return stream + " " + (first == last ? "" + first : first + "-" + last);
  }
}
