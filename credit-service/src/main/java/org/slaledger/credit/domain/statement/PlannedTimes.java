package org.slaledger.credit.domain.statement;

import java.util.stream.Stream;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.PlannedTime;

/** When an event says that maintenance is to take place. */
final class PlannedTimes {
  private PlannedTimes() {}

  static Stream<PlannedTime> of(Event event) {
    return switch (event) {
      case MaintenanceWindowAnnounced announced -> announced.occurrences().stream();
      case MaintenanceWindowMoved moved -> Stream.of(moved.to());
      default -> Stream.empty();
    };
  }
}
