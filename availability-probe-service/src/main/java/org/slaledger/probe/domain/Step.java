package org.slaledger.probe.domain;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slaledger.contract.event.AvailabilityEvent;

/**
 * What something that happened led to.
 *
 * @param next what is known afterwards
 * @param events what is to be recorded, in order; {@code next} has them in it
 */
public record Step(PointWatch next, List<AvailabilityEvent> events) {
  /** Keeps a copy. */
  public Step {
    events = List.copyOf(events);
  }

  static Step of(PointWatch next) {
    return new Step(next, List.of());
  }

  Step then(Function<PointWatch, Step> more) {
    Step after = more.apply(next);
    return new Step(after.next, Stream.concat(events.stream(), after.events.stream()).toList());
  }
}
