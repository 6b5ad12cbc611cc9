package org.slaledger.credit.domain.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private static final char BEFORE_VERSION = '#';

  /** How the rules are told of an event. */
  static String reference(Envelope event) {
    return event.stream().value() + BEFORE_VERSION + event.streamVersion();
  }

  /** The stream of a reference. */
  static String streamOf(String reference) {
    return reference.substring(0, reference.lastIndexOf(BEFORE_VERSION));
  }

  /** References put together, in the order of streams and versions. */
  static List<EventRange> of(Collection<String> references) {
    SortedMap<String, TreeSet<Long>> versions = new TreeMap<>();
    for (String reference : references) {
      int mark = reference.lastIndexOf(BEFORE_VERSION);
      versions
          .computeIfAbsent(reference.substring(0, mark), stream -> new TreeSet<>())
          .add(Long.parseLong(reference.substring(mark + 1)));
    }
    List<EventRange> ranges = new ArrayList<>();
    versions.forEach((stream, numbers) -> add(ranges, new StreamId(stream), numbers));
    return ranges;
  }

  private static void add(List<EventRange> ranges, StreamId stream, TreeSet<Long> versions) {
    for (long version : versions) {
      EventRange last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && last.stream().equals(stream) && last.last() == version - 1) {
        ranges.set(ranges.size() - 1, new EventRange(stream, last.first(), version));
      } else {
        ranges.add(new EventRange(stream, version, version));
      }
    }
  }

  /** For people: {@code window/W-1 1-3}. */
  @Override
  public String toString() {
    return stream + " " + (first == last ? "" + first : first + "-" + last);
  }
}
