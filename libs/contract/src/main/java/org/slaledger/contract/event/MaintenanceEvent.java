package org.slaledger.contract.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;

/**
 * The streams {@code window/<id>} of {@code sla.maintenance}. A window takes place once or several
 * times; each occurrence, counted from 1, is moved, opened, closed and cancelled on its own.
 */
public sealed interface MaintenanceEvent extends Event {
  /** The maintenance window. */
  WindowId window();

  /** The integrator's event that it was made from, where it was. */
  @Nullable InboundOrigin inbound();

  /**
   * Planned maintenance was announced. Notice counts from the event's recorded time.
   *
   * @param customers whom it was announced to
   * @param services which of their services it affects
   * @param points the measurement points of these that it affects; all of them where not given
   * @param occurrences when it takes place; one or more
   * @param recurrence the rule that gave the occurrences; for people, no sum reads it
   */
  record MaintenanceWindowAnnounced(
      WindowId window,
      List<CustomerId> customers,
      List<String> services,
      @Nullable List<PointId> points,
      List<PlannedTime> occurrences,
      @Nullable Recurrence recurrence,
      String reason,
      @Nullable InboundOrigin inbound)
      implements MaintenanceEvent {}

  /**
   * An occurrence was put in another place, made shorter or longer. Time that was announced until
   * now keeps its notice; for all other time notice counts from this event's recorded time.
   *
   * @param reason none where nothing was said beyond the announcement
   */
  record MaintenanceWindowMoved(
      WindowId window,
      int occurrence,
      PlannedTime to,
      @Nullable String reason,
      @Nullable InboundOrigin inbound)
      implements MaintenanceEvent {}

  /** Work began. */
  record MaintenanceWindowOpened(
      WindowId window, int occurrence, Instant at, @Nullable InboundOrigin inbound)
      implements MaintenanceEvent {}

  /** Work ended; what is left of the occurrence excludes nothing. */
  record MaintenanceWindowClosed(
      WindowId window, int occurrence, Instant at, @Nullable InboundOrigin inbound)
      implements MaintenanceEvent {}

  /**
   * Occurrences will not be used and exclude nothing.
   *
   * @param occurrences one or more
   */
  record MaintenanceWindowCancelled(
      WindowId window,
      List<Integer> occurrences,
      Instant at,
      String reason,
      @Nullable InboundOrigin inbound)
      implements MaintenanceEvent {}
}
