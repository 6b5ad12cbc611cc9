package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.journal.Cause;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;
import org.slaledger.probe.domain.MaintenanceWindow;
import org.slaledger.probe.domain.PlannedByIntegrator;
import org.slaledger.probe.view.PlannedWindow;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.probe.view.WhichServicesAreAgreed;

/** Keeps the maintenance windows that integrators plan for the points assigned to them. */
@ApplicationScoped
public class TakeMaintenanceIn {
  private static final String ORIGINAL = "inbound.original";

  private final Writing writing;
  private final Seal seal;
  private final WhichServicesAreAgreed agreed;
  private final WhichPointsAreAgreed points;
  private final WhichMaintenanceIsPlanned planned;
  private final InstantSource time;

  TakeMaintenanceIn(
      Writing writing,
      Seal seal,
      WhichServicesAreAgreed agreed,
      WhichPointsAreAgreed points,
      WhichMaintenanceIsPlanned planned,
      InstantSource time) {
    this.writing = writing;
    this.seal = seal;
    this.agreed = agreed;
    this.points = points;
    this.planned = planned;
    this.time = time;
  }

  /** In the caller's transaction. Notice counts from now, whenever it was planned. */
  public Uni<Outcome> announce(SqlConnection tx, Announce window, InboundEvent from) {
    return planned
        .named(tx, window.window())
        .flatMap(
            known ->
                known.isPresent()
                    ? refused("window", "was announced before", "a name that is new")
                    : announceNew(tx, window, from));
  }

  private Uni<Outcome> announceNew(SqlConnection tx, Announce window, InboundEvent from) {
    return points
        .reportedBy(tx, from.integrator())
        .flatMap(
            reported -> {
              List<Violation> wrong =
                  PlannedByIntegrator.wrongWith(window, from.integrator(), reported);
              return wrong.isEmpty()
                  ? decide(tx, PlannedByIntegrator.narrowed(window, reported))
                      .flatMap(decision -> write(tx, window.window(), 0, decision, from))
                  : Uni.createFrom().item(new Outcome.Refused(Decision.Ground.INPUT, wrong));
            });
  }

  private Uni<Decision<MaintenanceEvent>> decide(SqlConnection tx, Announce window) {
    return agreed
        .of(tx, window.customers())
        .map(window::among)
        .map(command -> MaintenanceWindow.decide(List.of(), command, time.instant()));
  }

  /**
   * In the caller's transaction.
   *
   * @param at when it happened, not after now
   */
  public Uni<Outcome> change(
      SqlConnection tx, MaintenanceCommand command, Instant at, InboundEvent from) {
    return planned
        .named(tx, command.window())
        .flatMap(
            found ->
                found.isEmpty()
                    ? refused("window", "was not announced", "a window of your own")
                    : change(tx, found.get(), command, at, from));
  }

  private Uni<Outcome> change(
      SqlConnection tx,
      PlannedWindow window,
      MaintenanceCommand command,
      Instant at,
      InboundEvent from) {
    return closesBeforeItOpened(window, command, at)
        ? refused("at", "is before work began", "an instant from then on")
        : write(
            tx,
            command.window(),
            window.version(),
            MaintenanceWindow.decide(window.occurrences(), command, at),
            from);
  }

  private static boolean closesBeforeItOpened(
      PlannedWindow window, MaintenanceCommand command, Instant at) {
    return command instanceof MaintenanceCommand.Close close
        && window.occurrences().stream()
            .filter(it -> close.occurrence() == null || close.occurrence() == it.occurrence())
            .anyMatch(it -> Optional.ofNullable(it.openedAt()).filter(at::isBefore).isPresent());
  }

  private Uni<Outcome> write(
      SqlConnection tx,
      WindowId window,
      long version,
      Decision<MaintenanceEvent> decision,
      InboundEvent from) {
    return switch (decision) {
      case Decision.Refused<MaintenanceEvent> no ->
          Uni.createFrom().item(new Outcome.Refused(no.ground(), no.violations()));
      case Decision.Accepted<MaintenanceEvent> yes ->
          write(tx, window, version, yes.events(), from);
    };
  }

  private Uni<Outcome> write(
      SqlConnection tx,
      WindowId window,
      long version,
      List<MaintenanceEvent> events,
      InboundEvent from) {
    StreamId stream = window.stream();
    Cause by = new Cause(from.integrator(), from.id(), null, null);
    return seal.key(tx, KeyName.window(window))
        .call(key -> key.keep(tx))
        .map(key -> from.origin(key.seal(stream, ORIGINAL, from.original())))
        .map(origin -> Decision.accepted(from(events, origin)))
        .chain(decision -> writing.write(tx, stream, version, decision, by));
  }

  private static List<MaintenanceEvent> from(List<MaintenanceEvent> events, InboundOrigin origin) {
    return events.stream().map(event -> PlannedByIntegrator.from(event, origin)).toList();
  }

  private static Uni<Outcome> refused(String field, String message, String allowed) {
    return Uni.createFrom()
        .item(
            new Outcome.Refused(
                Decision.Ground.STATE, List.of(new Violation(field, message, allowed))));
  }
}
