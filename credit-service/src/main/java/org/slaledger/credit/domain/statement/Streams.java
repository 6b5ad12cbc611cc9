package org.slaledger.credit.domain.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.promises.Calendars;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/**
 * Events put in order: by the names of their streams, within a stream by version, duplicates
 * dropped. The order in which they came leaves no trace.
 */
record Streams(SortedMap<String, List<Envelope>> byName) {

  /** As far as the question reaches; refused where a stream has a gap or a fork on the way. */
  static Checked<Streams> of(Collection<Envelope> events, Question question) {
    SortedMap<String, NavigableMap<Long, Envelope>> ordered = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Envelope event : events) {
      Envelope other =
          ordered
              .computeIfAbsent(event.stream().value(), name -> new TreeMap<>())
              .putIfAbsent(event.streamVersion(), event);
      if (other != null && !other.equals(event)) {
        problems.add(unusable(event, "there are two events of this version"));
      }
    }
    SortedMap<String, List<Envelope>> reached = new TreeMap<>();
    Predicate<Envelope> reaches = reaches(question);
    ordered.forEach((name, stream) -> reach(name, stream, reaches, reached, problems));
    problems.addAll(missing(question, reached));
    return Checked.of(problems, () -> new Streams(reached));
  }

  /** The events of one stream; none where it has none. */
  List<Envelope> of(StreamId stream) {
    return byName.getOrDefault(stream.value(), List.of());
  }

  /** The calendars that were published. */
  Calendars calendars() {
    return Calendars.of(
        byName.values().stream()
            .flatMap(List::stream)
            .map(Envelope::data)
            .filter(CalendarPublished.class::isInstance)
            .map(CalendarPublished.class::cast)
            .toList());
  }

  /** Only some of the streams. */
  Streams only(Predicate<List<Envelope>> wanted) {
    SortedMap<String, List<Envelope>> kept = new TreeMap<>(byName);
    kept.values().removeIf(wanted.negate());
    return new Streams(kept);
  }

  /** Each stream with its last version. */
  List<StreamCut> cut() {
    return byName.values().stream()
        .map(List::getLast)
        .map(last -> new StreamCut(last.stream(), last.streamVersion()))
        .toList();
  }

  private static void reach(
      String name,
      NavigableMap<Long, Envelope> stream,
      Predicate<Envelope> reaches,
      Map<String, List<Envelope>> reached,
      List<Problem> problems) {
    List<Envelope> events = new ArrayList<>();
    for (Envelope event : stream.values()) {
      if (!reaches.test(event)) {
        break;
      }
      if (event.streamVersion() != events.size() + 1L) {
        problems.add(unusable(event, "version " + (events.size() + 1) + " before it is missing"));
        break;
      }
      events.add(event);
    }
    if (!events.isEmpty()) {
      reached.put(name, List.copyOf(events));
    }
  }

  private static Predicate<Envelope> reaches(Question question) {
    if (question.cut() == null) {
      return event -> !event.recordedTime().isAfter(question.asOf());
    }
    Map<StreamId, Long> last = StreamCut.versions(question.cut());
    return event -> event.streamVersion() <= last.getOrDefault(event.stream(), 0L);
  }

  private static List<Problem> missing(Question question, Map<String, List<Envelope>> reached) {
    List<StreamCut> cut = question.cut() == null ? List.of() : question.cut();
    return cut.stream()
        .filter(
            one -> reached.getOrDefault(one.stream().value(), List.of()).size() != one.version())
        .map(
            one ->
                new Problem(
                    "cut",
                    one.stream() + " does not reach version " + one.version(),
                    "a log that holds every event of the cut"))
        .toList();
  }

  private static Problem unusable(Envelope event, String reason) {
    return new Problem(
        "log",
        event.stream() + " version " + event.streamVersion() + ": " + reason,
        "streams without gap and fork");
  }
}
