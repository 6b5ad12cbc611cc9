package org.slaledger.probe.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.InboundTypes;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.InboundFate;
import org.slaledger.journal.InboundHandler;
import org.slaledger.journal.InboundKey;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.probe.domain.Told;
import org.slaledger.probe.usecase.TakeEvidenceIn;
import org.slaledger.probe.view.WhatWasTold;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/** Records what integrators tell of the points that an addendum assigns to them. */
@ApplicationScoped
public class WhenIntegratorReportsThenRecordEvidence implements InboundHandler {
  private static final String FAILED = InboundTypes.of(ProbeFailed.class);
  private static final String RECOVERED = InboundTypes.of(ProbeRecovered.class);
  private static final String OBSERVED = InboundTypes.of(ObservationRecorded.class);

  private final TakeEvidenceIn evidence;
  private final WhichPointsAreAgreed agreed;
  private final WhatWasTold told;

  WhenIntegratorReportsThenRecordEvidence(
      TakeEvidenceIn evidence, WhichPointsAreAgreed agreed, WhatWasTold told) {
    this.evidence = evidence;
    this.agreed = agreed;
    this.told = told;
  }

  @Override
  public Set<String> types() {
    return Set.of(FAILED, RECOVERED, OBSERVED);
  }

  @Override
  public Uni<InboundFate> handle(SqlConnection tx, InboundEvent event) {
    try {
      if (event.type().equals(FAILED)) {
        return take(tx, EvidenceReport.failed(event), event);
      }
      return event.type().equals(RECOVERED)
          ? take(tx, EvidenceReport.recovered(event), event)
          : observed(tx, EvidenceReport.observed(event), event);
    } catch (FieldProblem e) {
      return dead(String.valueOf(e.getMessage()));
    }
  }

  private Uni<InboundFate> observed(
      SqlConnection tx, EvidenceReport.Observed data, InboundEvent event) {
    Instant to = EvidenceReport.instant("to", data.to(), event);
    Instant from = data.from();
    PointId point = data.point();
    Duration within = data.within();
    if (from != null && point != null) {
      return take(tx, data.of(point, from.truncatedTo(ChronoUnit.MILLIS), to), event);
    }
    return which(tx, point, event.integrator(), to)
        .flatMap(
            points ->
                points.isEmpty()
                    ? dead("data.point is missing, and none is assigned to " + event.integrator())
                    : aliveAt(tx, points, data, to, within, event));
  }

  private Uni<List<PointId>> which(
      SqlConnection tx, @Nullable PointId point, String integrator, Instant at) {
    return point == null
        ? agreed.reportedBy(tx, integrator, at)
        : Uni.createFrom().item(List.of(point));
  }

  /** Its fate is that of the first point. */
  private Uni<InboundFate> aliveAt(
      SqlConnection tx,
      List<PointId> points,
      EvidenceReport.Observed data,
      Instant to,
      @Nullable Duration within,
      InboundEvent event) {
    List<InboundFate> fates = new ArrayList<>();
    return InTurn.each(
            points,
            point ->
                told.coveredUntil(tx, point, event.integrator(), to)
                    .map(last -> last.filter(it -> reaches(it, to, within)).orElse(to))
                    .chain(from -> take(tx, data.of(point, from, to), event))
                    .invoke(fates::add)
                    .replaceWithVoid())
        .map(done -> fates.getFirst());
  }

  private static boolean reaches(Instant last, Instant to, @Nullable Duration within) {
    return within != null && Duration.between(last, to).compareTo(within) <= 0;
  }

  private Uni<InboundFate> take(SqlConnection tx, Told what, InboundEvent event) {
    return evidence.take(tx, what, event).map(WhenIntegratorReportsThenRecordEvidence::fate);
  }

  private static InboundFate fate(TakeEvidenceIn.Outcome outcome) {
    return switch (outcome) {
      case TakeEvidenceIn.Outcome.Recorded done ->
          new InboundFate.Journalled(done.stream(), done.event());
      case TakeEvidenceIn.Outcome.Refused no ->
          new InboundFate.DeadLettered(
              no.violations().stream()
                  .map(wrong -> "data." + wrong.field() + " " + wrong.message())
                  .collect(Collectors.joining("; ")));
    };
  }

  private static Uni<InboundFate> dead(String reason) {
    return Uni.createFrom().item(new InboundFate.DeadLettered(reason));
  }

  @Override
  public Optional<InboundKey> madeFrom(Recorded ours) {
    return switch (ours.envelope().data()) {
      case ProbeFailed it -> key(it.inbound());
      case ProbeRecovered it -> key(it.inbound());
      case ObservationRecorded it -> key(it.inbound());
      default -> Optional.empty();
    };
  }

  private static Optional<InboundKey> key(@Nullable InboundOrigin origin) {
    return Optional.ofNullable(origin)
        .map(it -> new InboundKey(it.integrator(), it.source(), it.id()));
  }
}
