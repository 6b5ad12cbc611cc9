package org.slaledger.probe.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;

/**
 * What can be asked of a maintenance window. An occurrence that is not named is the only one of a
 * window that takes place once.
 */
public sealed interface MaintenanceCommand {
  /** The window. */
  WindowId window();

  /**
   * Tell customers of planned maintenance.
   *
   * @param points the only points that it affects; all of the services where null
   * @param recurrence what gave the occurrences, if anything did
   * @param agreed the services that those customers have
   */
  record Announce(
      WindowId window,
      List<CustomerId> customers,
      List<String> services,
      @Nullable List<PointId> points,
      List<PlannedTime> occurrences,
      @Nullable Recurrence recurrence,
      String reason,
      List<AgreedService> agreed)
      implements MaintenanceCommand {
    /** The same, once it is known who has which service. */
    public Announce among(List<AgreedService> known) {
      return new Announce(
          window, customers, services, points, occurrences, recurrence, reason, known);
    }
  }

  /** Have an occurrence take place at another time, or for a shorter or longer one. */
  record Move(
      WindowId window, @Nullable Integer occurrence, PlannedTime to, @Nullable String reason)
      implements MaintenanceCommand {}

  /** Begin the work. */
  record Open(WindowId window, @Nullable Integer occurrence) implements MaintenanceCommand {}

  /** End the work. */
  record Close(WindowId window, @Nullable Integer occurrence) implements MaintenanceCommand {}

  /** Do without an occurrence, or, where none is named, without all that have not begun. */
  record Cancel(WindowId window, @Nullable Integer occurrence, String reason)
      implements MaintenanceCommand {}
}
