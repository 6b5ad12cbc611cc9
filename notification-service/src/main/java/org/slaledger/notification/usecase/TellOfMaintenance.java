package org.slaledger.notification.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.notification.domain.Alarm.MaintenancePlanned;
import org.slaledger.notification.domain.Cause;
import org.slaledger.notification.view.PlannedWindows;
import org.slaledger.notification.view.PlannedWindows.Planned;

/** Raises an alarm for each customer whom maintenance was announced to: one mail for one event. */
@ApplicationScoped
public class TellOfMaintenance {
  private final PlannedWindows windows;
  private final TellContacts tell;

  /** By the windows that are known. */
  public TellOfMaintenance(PlannedWindows windows, TellContacts tell) {
    this.windows = windows;
    this.tell = tell;
  }

  /** That it is planned. */
  public Uni<Void> announced(SqlConnection tx, Envelope event, MaintenanceWindowAnnounced it) {
    List<Integer> all = IntStream.rangeClosed(1, it.occurrences().size()).boxed().toList();
    return tell(tx, event, NotificationKind.MAINTENANCE_ANNOUNCED, it.window(), all, it.reason());
  }

  /** That it takes place at another time. */
  public Uni<Void> moved(SqlConnection tx, Envelope event, MaintenanceWindowMoved it) {
    return tell(
        tx,
        event,
        NotificationKind.MAINTENANCE_MOVED,
        it.window(),
        List.of(it.occurrence()),
        it.reason());
  }

  /** That it does not take place. */
  public Uni<Void> cancelled(SqlConnection tx, Envelope event, MaintenanceWindowCancelled it) {
    return tell(
        tx,
        event,
        NotificationKind.MAINTENANCE_CANCELLED,
        it.window(),
        it.occurrences(),
        it.reason());
  }

  private Uni<Void> tell(
      SqlConnection tx,
      Envelope event,
      NotificationKind kind,
      WindowId window,
      List<Integer> occurrences,
      @Nullable String reason) {
    return windows
        .of(tx, window, occurrences)
        .map(found -> alarms(Cause.of(event), kind, window, found, reason))
        .chain(alarms -> InTurn.each(alarms, alarm -> tell.of(tx, alarm)));
  }

  private static List<MaintenancePlanned> alarms(
      Cause cause,
      NotificationKind kind,
      WindowId window,
      List<Planned> found,
      @Nullable String reason) {
    if (found.isEmpty()) {
      return List.of();
    }
    Planned first = found.getFirst();
    List<PlannedTime> times = found.stream().map(Planned::time).toList();
    PlannedTime before = kind == NotificationKind.MAINTENANCE_MOVED ? first.before() : null;
    return first.customers().stream()
        .map(
            customer ->
                new MaintenancePlanned(
                    cause,
                    customer,
                    kind,
                    window,
                    first.services(),
                    first.points(),
                    times,
                    before,
                    reason))
        .toList();
  }
}
