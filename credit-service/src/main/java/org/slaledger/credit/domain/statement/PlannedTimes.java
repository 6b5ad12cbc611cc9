package org.slaledger.credit.domain.statement;

import java.util.List;
import java.util.stream.Stream;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;

/** When events say that maintenance is to take place, and of which occurrences they tell. */
final class PlannedTimes {
  private PlannedTimes() {}

  static Stream<PlannedTime> of(Event event) {
    return switch (event) {
      case MaintenanceWindowAnnounced announced -> announced.occurrences().stream();
      case MaintenanceWindowMoved moved -> Stream.of(moved.to());
      default -> Stream.empty();
    };
  }

  /** The events of a window's stream that name an occurrence which it does not have. */
  static Stream<Envelope> unannounced(List<Envelope> stream) {
    long announced =
        stream.getFirst().data() instanceof MaintenanceWindowAnnounced it
            ? it.occurrences().size()
            : 0;
    return stream.stream()
        .filter(event -> named(event.data()).anyMatch(one -> one < 1 || one > announced));
  }

  private static Stream<Integer> named(Event event) {
    return event instanceof MaintenanceEvent it
        ? switch (it) {
          case MaintenanceWindowAnnounced _ -> Stream.empty();
          case MaintenanceWindowMoved moved -> Stream.of(moved.occurrence());
          case MaintenanceWindowOpened opened -> Stream.of(opened.occurrence());
          case MaintenanceWindowClosed closed -> Stream.of(closed.occurrence());
          case MaintenanceWindowCancelled cancelled -> cancelled.occurrences().stream();
        }
        : Stream.empty();
  }
}
