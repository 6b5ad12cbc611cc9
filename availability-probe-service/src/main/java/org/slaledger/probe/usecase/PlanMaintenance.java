package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;
import org.slaledger.probe.domain.MaintenanceWindow;
import org.slaledger.probe.domain.MaintenanceWindow.Phase;
import org.slaledger.probe.domain.NoticeCheck;
import org.slaledger.probe.view.WhichServicesAreAgreed;

/** Announces maintenance windows, opens, closes and cancels them. */
@ApplicationScoped
public class PlanMaintenance {
  private final Journal journal;
  private final WhichServicesAreAgreed services;
  private final InstantSource time;

  PlanMaintenance(Journal journal, WhichServicesAreAgreed services, InstantSource time) {
    this.journal = journal;
    this.services = services;
    this.time = time;
  }

  /**
   * In the caller's transaction.
   *
   * @param window what to announce; who has which service is looked up here
   */
  public Uni<WindowOutcome> announce(SqlConnection tx, Announce window, Cause by) {
    Instant now = time.instant();
    return services
        .during(tx, window.from(), window.to())
        .map(
            agreed ->
                new Announce(
                    window.window(),
                    window.customers(),
                    window.services(),
                    window.from(),
                    window.to(),
                    window.reason(),
                    agreed))
        .chain(
            known -> write(tx, new History(List.of()), known, NoticeCheck.of(known, now), now, by));
  }

  /**
   * In the caller's transaction.
   *
   * @param seen the version that the caller had seen
   */
  public Uni<WindowOutcome> change(
      SqlConnection tx, long seen, MaintenanceCommand command, Cause by) {
    WindowId window = command.window();
    return journal
        .history(tx, window.stream())
        .chain(
            history -> {
              if (history.version() == 0) {
                return Uni.createFrom().item(new WindowOutcome.Missing(window));
              }
              return history.version() == seen
                  ? write(tx, history, command, List.of(), time.instant(), by)
                  : Uni.createFrom().item(new WindowOutcome.Stale(window, history.version()));
            });
  }

  private Uni<WindowOutcome> write(
      SqlConnection tx,
      History history,
      MaintenanceCommand command,
      List<NoticeCheck> notice,
      Instant now,
      Cause by) {
    Phase phase = phase(Phase.UNKNOWN, history.data());
    return switch (MaintenanceWindow.decide(phase, command, now)) {
      case Decision.Refused<MaintenanceEvent> no ->
          Uni.createFrom().item(new WindowOutcome.Refused(no.ground(), no.violations()));
      case Decision.Accepted<MaintenanceEvent> yes -> {
        List<NewEvent> lines =
            yes.events().stream().map(event -> new NewEvent(event, now)).toList();
        WindowId window = command.window();
        yield journal
            .append(tx, new Append(window.stream(), history.version(), lines), by)
            .replaceWith(
                new WindowOutcome.Done(
                    window, history.version() + lines.size(), phase(phase, yes.events()), notice));
      }
    };
  }

  private static Phase phase(Phase before, List<?> events) {
    Phase phase = before;
    for (Object event : events) {
      phase = MaintenanceWindow.evolve(phase, (MaintenanceEvent) event);
    }
    return phase;
  }
}
