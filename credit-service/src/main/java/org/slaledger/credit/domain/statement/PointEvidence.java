package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.rules.evidence.Confirmation;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.evidence.Quorum;
import org.slaledger.rules.evidence.Staleness;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/**
 * What was recorded about one measurement point.
 *
 * @param locations the evidence from each location
 */
record PointEvidence(MeasurementPoint terms, List<List<Evidence>> locations) {

  static PointEvidence of(MeasurementPoint terms, Streams streams) {
    return new PointEvidence(
        terms,
        streams.byName().values().stream()
            .filter(stream -> isOf(terms, stream.getFirst()))
            .map(PointEvidence::evidence)
            .toList());
  }

  /** From the first to the last instant that the evidence tells of. */
  Stream<Interval> times() {
    return locations.stream().flatMap(List::stream).map(PointEvidence::time);
  }

  /**
   * What each location saw, under the terms' rules: its failures are confirmed, it counts as having
   * measured for {@code staleness} after its last probe ({@link Staleness}), and {@code quorum} of
   * the locations make the point's state ({@link Quorum}).
   */
  Timeline timeline(Interval hull) {
    Confirmation rule = new Confirmation(terms.confirm());
    Staleness lasting =
        terms.staleness() == null ? Staleness.NONE : new Staleness(terms.staleness());
    List<Timeline> seen =
        locations.stream().map(one -> rule.timeline(lasting.applied(one), hull)).toList();
    return new Quorum(terms.quorum() == null ? 1 : terms.quorum()).timeline(hull, seen);
  }

  private static boolean isOf(MeasurementPoint terms, Envelope first) {
    return first.stream().prefix().equals("probe")
        && Contribution.pointOf(first.stream()).equals(terms.point());
  }

  private static List<Evidence> evidence(List<Envelope> stream) {
    List<Evidence> facts = new ArrayList<>(Coverage.of(stream));
    stream.forEach(event -> probe(event).ifPresent(facts::add));
    return facts;
  }

  private static Optional<Evidence> probe(Envelope envelope) {
    String ref = EventRange.reference(envelope);
    Event data = envelope.data();
    if (data instanceof ProbeFailed e) {
      return Optional.of(new Evidence.Failed(e.at(), ref));
    }
    if (data instanceof ProbeRecovered e) {
      return Optional.of(new Evidence.Recovered(e.at(), ref));
    }
    return data instanceof ObservationMissed e
        ? Optional.of(new Evidence.Missed(e.from(), e.to(), e.reason().name(), ref))
        : Optional.empty();
  }

  private static Interval time(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Failed e -> instant(e.at());
      case Evidence.Recovered e -> instant(e.at());
      case Evidence.Covered e -> new Interval(e.from(), e.to());
      case Evidence.Missed e -> new Interval(e.from(), e.to());
    };
  }

  private static Interval instant(Instant at) {
    return new Interval(at, at);
  }
}
