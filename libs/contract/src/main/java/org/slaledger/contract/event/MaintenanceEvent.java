package org.slaledger.contract.event;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;

/** The streams {@code window/<id>} of {@code sla.maintenance}. */
public sealed interface MaintenanceEvent extends Event {
  /** The maintenance window. */
  WindowId window();

  /**
   * Planned maintenance was announced. Notice counts from the event's recorded time.
   *
   * @param customers whom it was announced to
   * @param services which of their services it affects
   * @param from inclusive
   * @param to exclusive
   */
  record MaintenanceWindowAnnounced(
      WindowId window,
      List<CustomerId> customers,
      List<String> services,
      Instant from,
      Instant to,
      String reason)
      implements MaintenanceEvent {}

  /** Work began. */
  record MaintenanceWindowOpened(WindowId window, Instant at) implements MaintenanceEvent {}

  /** Work ended; what is left of the window excludes nothing. */
  record MaintenanceWindowClosed(WindowId window, Instant at) implements MaintenanceEvent {}

  /** The window will not be used and excludes nothing. */
  record MaintenanceWindowCancelled(WindowId window, Instant at, String reason)
      implements MaintenanceEvent {}
}
