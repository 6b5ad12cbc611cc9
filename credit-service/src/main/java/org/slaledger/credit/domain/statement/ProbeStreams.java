package org.slaledger.credit.domain.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.evidence.PointEvidence;

/** The streams {@code probe/<point>@<location>} as evidence. */
final class ProbeStreams {
  private ProbeStreams() {}

  /** All that was recorded about one point. */
  static PointEvidence about(PointId point, Streams streams) {
    Map<String, List<Evidence>> byLocation = new HashMap<>();
    for (List<Envelope> events : streams.byName().values()) {
      StreamId name = events.getFirst().stream();
      if (name.prefix().equals("probe") && Contribution.pointOf(name).equals(point)) {
        byLocation.put(Contribution.locationOf(name), evidence(events));
      }
    }
    return PointEvidence.of(byLocation);
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
      return Optional.of(new Evidence.Failed(e.at(), InboundOrigin.checkOf(e.inbound()), ref));
    }
    if (data instanceof ProbeRecovered e) {
      return Optional.of(new Evidence.Recovered(e.at(), InboundOrigin.checkOf(e.inbound()), ref));
    }
    return data instanceof ObservationMissed e
        ? Optional.of(new Evidence.Missed(e.from(), e.to(), e.reason().name(), ref))
        : Optional.empty();
  }
}
