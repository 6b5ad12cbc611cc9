package org.slaledger.probe.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.InboundTypes;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.InboundFate;
import org.slaledger.journal.InboundHandler;
import org.slaledger.journal.InboundKey;
import org.slaledger.journal.Outcome;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.usecase.TakeMaintenanceIn;

/** Keeps the maintenance windows that integrators plan, by the same rules as people's. */
@ApplicationScoped
public class WhenIntegratorPlansThenKeepMaintenance implements InboundHandler {
  private static final String ANNOUNCED = InboundTypes.of(MaintenanceWindowAnnounced.class);
  private static final String OPENED = InboundTypes.of(MaintenanceWindowOpened.class);
  private static final String CLOSED = InboundTypes.of(MaintenanceWindowClosed.class);

  private static final Map<String, Function<InboundEvent, MaintenanceCommand>> CHANGES =
      Map.of(
          InboundTypes.of(MaintenanceWindowMoved.class),
          MaintenanceReport::moved,
          OPENED,
          MaintenanceReport::opened,
          CLOSED,
          MaintenanceReport::closed,
          InboundTypes.of(MaintenanceWindowCancelled.class),
          MaintenanceReport::cancelled);

  private final TakeMaintenanceIn maintenance;
  private final InstantSource time;
  private final Duration ahead;

  WhenIntegratorPlansThenKeepMaintenance(
      TakeMaintenanceIn maintenance,
      InstantSource time,
      @ConfigProperty(name = "sla.inbound.clock-tolerance") Duration ahead) {
    this.maintenance = maintenance;
    this.time = time;
    this.ahead = ahead;
  }

  @Override
  public Set<String> types() {
    return Stream.concat(Stream.of(ANNOUNCED), CHANGES.keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Uni<InboundFate> handle(SqlConnection tx, InboundEvent event) {
    try {
      Function<InboundEvent, MaintenanceCommand> change = CHANGES.get(event.type());
      Uni<Outcome> outcome =
          change == null
              ? maintenance.announce(tx, MaintenanceReport.announced(event), event)
              : maintenance.change(tx, change.apply(event), at(event), event);
      return outcome.map(WhenIntegratorPlansThenKeepMaintenance::fate);
    } catch (FieldProblem e) {
      return Uni.createFrom().item(new InboundFate.DeadLettered(String.valueOf(e.getMessage())));
    }
  }

  /** Work began and ended when they say; all else counts from now. */
  private Instant at(InboundEvent event) {
    Instant now = time.instant();
    if (!event.type().equals(OPENED) && !event.type().equals(CLOSED)) {
      return now;
    }
    Instant said = MaintenanceReport.at(event);
    if (said != null && said.isAfter(now.plus(ahead))) {
      throw new FieldProblem("data.at", said + " lies in the future");
    }
    return said == null || said.isAfter(now) ? now : said;
  }

  private static InboundFate fate(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done ->
          new InboundFate.Journalled(done.stream(), done.events().getFirst().envelope().id());
      case Outcome.Refused no ->
          new InboundFate.DeadLettered(
              no.violations().stream()
                  .map(wrong -> "data." + wrong.field() + " " + wrong.message())
                  .collect(Collectors.joining("; ")));
      case Outcome.Missing missing -> throw new IllegalStateException("met " + missing);
      case Outcome.Stale stale -> throw new IllegalStateException("met " + stale);
    };
  }

  @Override
  public Optional<InboundKey> madeFrom(Recorded ours) {
    return ours.envelope().data() instanceof MaintenanceEvent it
        ? Optional.ofNullable(it.inbound())
            .map(origin -> new InboundKey(origin.integrator(), origin.source(), origin.id()))
        : Optional.empty();
  }
}
