package org.slaledger.contract.json;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.TicketEvent;

/**
 * The types that integrators may publish. Each is taken by one service: the owner of the topic that
 * holds what is made of it. Their form is their own, {@code docs/integrators.md} says it.
 */
public final class InboundTypes {
  private static final Map<String, String> OWNERS =
      Stream.of(
              TicketEvent.TicketOpened.class,
              AvailabilityEvent.ProbeFailed.class,
              AvailabilityEvent.ProbeRecovered.class,
              AvailabilityEvent.ObservationRecorded.class,
              MaintenanceEvent.MaintenanceWindowAnnounced.class,
              MaintenanceEvent.MaintenanceWindowMoved.class,
              MaintenanceEvent.MaintenanceWindowOpened.class,
              MaintenanceEvent.MaintenanceWindowClosed.class,
              MaintenanceEvent.MaintenanceWindowCancelled.class)
          .collect(
              Collectors.toUnmodifiableMap(
                  InboundTypes::of, type -> EventTypes.topicOf(type).owner()));

  private InboundTypes() {}

  /** The first version of what integrators publish of an event. */
  public static String of(Class<? extends Event> event) {
    return new TypeName(event.getSimpleName(), 1).toString();
  }

  /** The service that takes a type, if one does. */
  public static Optional<String> ownerOf(String type) {
    return Optional.ofNullable(OWNERS.get(type));
  }

  /** The types that a service takes. */
  public static Set<String> takenBy(String service) {
    return OWNERS.entrySet().stream()
        .filter(type -> type.getValue().equals(service))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
