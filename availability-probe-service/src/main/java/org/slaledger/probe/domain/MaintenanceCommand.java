package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;

/** What can be asked of a maintenance window. */
public sealed interface MaintenanceCommand {
  /** The window. */
  WindowId window();

  /**
   * Tell customers of planned maintenance.
   *
   * @param agreed the services that those customers have while the window lasts
   */
  record Announce(
      WindowId window,
      List<CustomerId> customers,
      List<String> services,
      Instant from,
      Instant to,
      String reason,
      List<AgreedService> agreed)
      implements MaintenanceCommand {}

  /** Begin the work. */
  record Open(WindowId window) implements MaintenanceCommand {}

  /** End the work. */
  record Close(WindowId window) implements MaintenanceCommand {}

  /** Do without the window. */
  record Cancel(WindowId window, String reason) implements MaintenanceCommand {}
}
