package org.slaledger.probe.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.journal.History;
import org.slaledger.promises.Maintenance;

/**
 * A maintenance window as it stands.
 *
 * @param version what a change has to name
 * @param events in the order of its stream
 */
public record PlannedWindow(long version, List<Recorded> events, List<Maintenance> occurrences) {
  /** Keeps copies. */
  public PlannedWindow {
    events = List.copyOf(events);
    occurrences = List.copyOf(occurrences);
  }

  static PlannedWindow of(History history) {
    return new PlannedWindow(
        history.version(),
        history.events(),
        Maintenance.of(history.events().stream().map(Recorded::envelope).toList()));
  }

  /** Its id. */
  public WindowId window() {
    return announcement().window();
  }

  /** The rule that gave its occurrences, if one did. */
  public @Nullable Recurrence recurrence() {
    return announcement().recurrence();
  }

  private MaintenanceWindowAnnounced announcement() {
    return (MaintenanceWindowAnnounced) events.getFirst().envelope().data();
  }
}
