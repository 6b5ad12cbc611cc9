package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.probe.domain.Checkpoint;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.PointsOfService;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.view.CoverageView;
import org.slaledger.probe.view.RunningCoverage;
import org.slaledger.probe.view.WhatWasRecorded;
import org.slaledger.probe.view.WhichTermsJudge;
import org.slaledger.promises.Translation;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.PointEvidence;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.time.Interval;

/** What was observed of a point or a service, at this and all other locations. */
@ApplicationScoped
public class WhatWasObserved {
  /** The reference of time that is being measured, and of which no event tells yet. */
  public static final String GATHERING = "gathering";

  private final Pool pool;
  private final WhatWasRecorded recorded;
  private final WhichTermsJudge judging;
  private final CoverageView coverage;
  private final RunningCoverage running;
  private final InstantSource time;
  private final String location;
  private final Duration coverageEvery;

  WhatWasObserved(
      Pool pool,
      WhatWasRecorded recorded,
      WhichTermsJudge judging,
      CoverageView coverage,
      RunningCoverage running,
      InstantSource time,
      @ConfigProperty(name = "sla.probe.location") String location,
      @ConfigProperty(name = "sla.probe.coverage-interval") Duration coverageEvery) {
    this.pool = pool;
    this.recorded = recorded;
    this.judging = judging;
    this.coverage = coverage;
    this.running = running;
    this.time = time;
    this.location = location;
    this.coverageEvery = coverageEvery;
  }

  /** Where this deployment measures. */
  public String location() {
    return location;
  }

  /**
   * The point's states over an interval, each stretch under the terms that judge it in statements.
   * Coverage is told late; a location that told in time is taken for one that measures on.
   *
   * @param may whose agreements count
   */
  public Uni<ObservedPoint> of(PointId point, Predicate<CustomerId> may, Interval interval) {
    return judging.of(point, may).chain(versions -> under(versions, point, interval));
  }

  /**
   * A customer's service through its points, each while the terms that judge name it; nothing but
   * unobserved where it has none.
   */
  public Uni<ObservedService> of(CustomerId customer, String service, Interval interval) {
    return judging
        .ofService(customer, service)
        .chain(
            points ->
                Multi.createFrom()
                    .iterable(points.entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(
                        it ->
                            evidence(it.getValue(), it.getKey(), interval)
                                .map(told -> Map.entry(it.getKey().value(), told)))
                    .collect()
                    .asMap(Map.Entry::getKey, Map.Entry::getValue)
                    .map(told -> ObservedService.of(together(points), told, interval)));
  }

  private static List<Held<Map<String, PointTerms>>> together(
      Map<PointId, List<Held<MeasurementPoint>>> points) {
    Map<String, List<Held<PointTerms>>> named = new HashMap<>();
    points.forEach((point, versions) -> named.put(point.value(), translated(versions)));
    return PointsOfService.together(named);
  }

  private Uni<ObservedPoint> under(
      List<Held<MeasurementPoint>> versions, PointId point, Interval interval) {
    return evidence(versions, point, interval)
        .map(told -> ObservedPoint.of(translated(versions), told, interval));
  }

  private static List<Held<PointTerms>> translated(List<Held<MeasurementPoint>> versions) {
    return versions.stream()
        .map(it -> new Held<>(Translation.point(it.terms()), it.interval()))
        .toList();
  }

  private Uni<PointEvidence> evidence(
      List<Held<MeasurementPoint>> versions, PointId point, Interval interval) {
    List<Held<PointTerms>> terms = translated(versions);
    int confirm = terms.stream().mapToInt(it -> it.terms().confirm()).max().orElse(1);
    Duration staleness =
        terms.stream()
            .map(it -> it.terms().staleness())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return Uni.combine()
        .all()
        .unis(
            recorded.during(point, interval, confirm, staleness),
            coverage.everywhere(pool, point),
            running.of(pool, location, List.of(point)))
        .usingConcurrencyOf(1)
        .with((told, seen, kept) -> gathered(told, kept.get(point), seen, versions));
  }

  /** What was told, with what gathers here and what the other locations are about to tell. */
  private PointEvidence gathered(
      PointEvidence told,
      @Nullable Checkpoint here,
      Map<String, LastSeen> seen,
      List<Held<MeasurementPoint>> versions) {
    Instant now = time.instant();
    Map<String, List<Evidence>> all = new HashMap<>(told.byLocation());
    if (here != null) {
      all.merge(location, List.of(gathering(here)), WhatWasObserved::both);
    }
    versions.stream()
        .filter(it -> it.interval().contains(now))
        .map(Held::terms)
        .forEach(
            terms ->
                seen.forEach(
                    (place, last) -> {
                      if (!place.equals(location)) {
                        last.gathering(now, terms, coverageEvery)
                            .ifPresent(it -> all.merge(place, covered(it), WhatWasObserved::both));
                      }
                    }));
    return PointEvidence.of(all);
  }

  private static Evidence gathering(Checkpoint kept) {
    ProbeResult.NotMade why = kept.notMade();
    return why == null
        ? new Evidence.Covered(kept.from(), kept.to(), GATHERING)
        : new Evidence.Missed(kept.from(), kept.to(), why.reason().name(), GATHERING);
  }

  private static List<Evidence> covered(Interval gathering) {
    return List.of(new Evidence.Covered(gathering.from(), gathering.to(), GATHERING));
  }

  private static List<Evidence> both(List<Evidence> told, List<Evidence> more) {
    List<Evidence> all = new ArrayList<>(told);
    all.addAll(more);
    return all;
  }
}
