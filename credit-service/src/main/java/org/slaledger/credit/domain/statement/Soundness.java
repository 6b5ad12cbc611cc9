package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.Event;
import org.slaledger.rules.Problem;

/** Finds events that can be read but say what can't be: then there is no sum. */
final class Soundness {
  private Soundness() {}

  static List<Problem> problems(Streams streams) {
    return streams.byName().values().stream()
        .flatMap(
            stream ->
                Stream.concat(
                    stream.stream().flatMap(Soundness::problem),
                    PlannedTimes.unannounced(stream).map(Soundness::unannounced)))
        .toList();
  }

  private static Problem unannounced(Envelope event) {
    return new Problem(
        "log",
        event.stream() + " version " + event.streamVersion() + " names no occurrence of the window",
        "occurrences that were announced");
  }

  /** Calendars that the sum needs, and nobody has published. */
  static List<Problem> unpublished(Contribution contribution, Streams streams) {
    return contribution.calendars().stream()
        .filter(name -> streams.calendars().named(name).isEmpty())
        .sorted()
        .map(
            name ->
                new Problem(
                    "log", "calendar/" + name + " was not published", "calendars that were"))
        .toList();
  }

  private static Stream<Problem> problem(Envelope event) {
    Event data = event.data();
    if (data instanceof ObservationRecorded e) {
      return ends(event, e.from(), e.to());
    }
    if (data instanceof ObservationMissed e) {
      return ends(event, e.from(), e.to());
    }
    if (data instanceof ExclusionClaimed e) {
      return ends(event, e.from(), e.to());
    }
    return PlannedTimes.of(data).flatMap(time -> ends(event, time.from(), time.to()));
  }

  private static Stream<Problem> ends(Envelope event, Instant from, Instant to) {
    return to.isBefore(from)
        ? Stream.of(
            new Problem(
                "log",
                event.stream() + " version " + event.streamVersion() + " ends before it begins",
                "evidence that begins before it ends"))
        : Stream.empty();
  }
}
