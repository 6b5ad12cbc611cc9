package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;
import org.slaledger.probe.domain.MaintenanceWindow;
import org.slaledger.probe.view.PlannedWindow;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.probe.view.WhichServicesAreAgreed;
import org.slaledger.promises.Maintenance;

/** Announces maintenance windows, and changes their occurrences. */
@ApplicationScoped
public class PlanMaintenance {
  private final Writing writing;
  private final WhichServicesAreAgreed agreed;
  private final WhichMaintenanceIsPlanned planned;
  private final InstantSource time;

  PlanMaintenance(
      Writing writing,
      WhichServicesAreAgreed agreed,
      WhichMaintenanceIsPlanned planned,
      InstantSource time) {
    this.writing = writing;
    this.agreed = agreed;
    this.planned = planned;
    this.time = time;
  }

  /** In the caller's transaction. Who has which service is looked up here. */
  public Uni<Outcome> announce(SqlConnection tx, Announce window, Cause by) {
    return decide(tx, window, time.instant())
        .chain(decision -> writing.write(tx, window.window().stream(), 0, decision, by));
  }

  /** What a window would be if it were announced now; nothing is written. */
  public Uni<Supposed> suppose(SqlConnection tx, Announce window) {
    Instant now = time.instant();
    return decide(tx, window, now).map(decision -> supposed(decision, now));
  }

  /** What a command would lead to. */
  public sealed interface Supposed {
    /** A window with these occurrences. */
    record Window(List<Maintenance> occurrences) implements Supposed {}

    /** It would be refused. */
    record Refused(Outcome.Refused why) implements Supposed {}
  }

  private static Supposed supposed(Decision<MaintenanceEvent> decision, Instant now) {
    return switch (decision) {
      case Decision.Refused<MaintenanceEvent> no ->
          new Supposed.Refused(new Outcome.Refused(no.ground(), no.violations()));
      case Decision.Accepted<MaintenanceEvent> yes ->
          new Supposed.Window(Maintenance.after(List.of(), yes.events().getFirst(), now, 1));
    };
  }

  private Uni<Decision<MaintenanceEvent>> decide(SqlConnection tx, Announce window, Instant now) {
    return agreed
        .of(tx, window.customers())
        .map(window::among)
        .map(command -> MaintenanceWindow.decide(List.of(), command, now));
  }

  /**
   * In the caller's transaction.
   *
   * @param seen the version that the caller had seen
   */
  public Uni<Outcome> change(SqlConnection tx, long seen, MaintenanceCommand command, Cause by) {
    WindowId window = command.window();
    return planned.named(tx, window).chain(found -> change(tx, found, seen, command, by));
  }

  private Uni<Outcome> change(
      SqlConnection tx,
      Optional<PlannedWindow> found,
      long seen,
      MaintenanceCommand command,
      Cause by) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(new Outcome.Missing(command.window().stream()));
    }
    PlannedWindow it = found.get();
    return it.version() == seen
        ? writing.write(
            tx,
            command.window().stream(),
            it.version(),
            MaintenanceWindow.decide(it.occurrences(), command, time.instant()),
            by)
        : Uni.createFrom().item(new Outcome.Stale(command.window().stream(), it.version()));
  }
}
