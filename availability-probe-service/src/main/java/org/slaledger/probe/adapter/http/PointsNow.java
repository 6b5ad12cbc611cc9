package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.Checkpoint;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.PointNow;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.CoverageView;
import org.slaledger.probe.view.MayRead;
import org.slaledger.probe.view.RunningCoverage;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.probe.view.WhichTermsJudge;
import org.slaledger.promises.Translation;

/** The points that are agreed now, and how they are: for the API and for the page. */
@ApplicationScoped
public class PointsNow {
  private final Pool pool;
  private final WhichPointsAreAgreed agreed;
  private final WhichTermsJudge judging;
  private final CoverageView coverage;
  private final RunningCoverage running;
  private final WhatWasObserved observed;
  private final InstantSource time;
  private final String location;
  private final Duration recorded;
  private final Duration kept;

  PointsNow(
      Pool pool,
      WhichPointsAreAgreed agreed,
      WhichTermsJudge judging,
      CoverageView coverage,
      RunningCoverage running,
      WhatWasObserved observed,
      InstantSource time,
      @ConfigProperty(name = "sla.probe.location") String location,
      @ConfigProperty(name = "sla.probe.coverage-interval") Duration recorded,
      @ConfigProperty(name = "sla.probe.checkpoint-interval") Duration kept) {
    this.pool = pool;
    this.agreed = agreed;
    this.judging = judging;
    this.coverage = coverage;
    this.running = running;
    this.observed = observed;
    this.time = time;
    this.location = location;
    this.recorded = recorded;
    this.kept = recorded.compareTo(kept) < 0 ? recorded : kept;
  }

  /** Those of the customers that may be seen, in the order of their names. */
  public Uni<List<ShownPoint>> seenBy(MayRead may) {
    Instant now = time.instant();
    return Uni.combine()
        .all()
        .unis(
            agreed.fromNowOn(now),
            judging.now(now),
            coverage.everywhere(pool),
            running.at(pool, location))
        .with(
            (points, terms, seen, gathered) ->
                Multi.createFrom()
                    .iterable(points)
                    .filter(
                        point -> point.holdsAt(now) && may.terms(point.customer(), point.terms()))
                    .onItem()
                    .transformToUniAndConcatenate(
                        point -> shown(point, may, terms, told(point, seen, gathered), now))
                    .collect()
                    .asList())
        .flatMap(shown -> shown);
  }

  /** What each location says of a point; this one, with the coverage that gathers. */
  private Map<String, LastSeen> told(
      AgreedPoint agreed,
      Map<PointId, Map<String, LastSeen>> seen,
      Map<PointId, Checkpoint> gathered) {
    PointId point = agreed.terms().point();
    Map<String, LastSeen> told = new HashMap<>(seen.getOrDefault(point, Map.of()));
    Checkpoint kept = gathered.get(point);
    if (kept != null) {
      LastSeen here = told.getOrDefault(location, LastSeen.NEVER);
      told.put(location, here.evolve(kept.told(point, location), agreed.terms().confirm()));
    }
    return told;
  }

  /** A point that no terms judge yet is judged by those under which it is measured. */
  private Uni<ShownPoint> shown(
      AgreedPoint point,
      MayRead may,
      Map<PointId, MeasurementPoint> judging,
      Map<String, LastSeen> seen,
      Instant now) {
    MeasurementPoint terms = judging.getOrDefault(point.terms().point(), point.terms());
    if (terms.probe() instanceof ProbeTerms.Reported(String integrator)) {
      return observed
          .now(terms, may, point.since(), now)
          .map(it -> shown(point, terms, Map.of(integrator, it)));
    }
    Map<String, LastSeen.Now> places = new HashMap<>();
    seen.forEach(
        (place, last) -> places.put(place, last.at(now, terms, point.since(), told(place))));
    return Uni.createFrom().item(shown(point, terms, places));
  }

  private static ShownPoint shown(
      AgreedPoint point, MeasurementPoint terms, Map<String, LastSeen.Now> places) {
    return ShownPoint.of(point, PointNow.of(Translation.point(terms), places, point.since()));
  }

  /** How often a location tells at least. */
  private Duration told(String place) {
    return place.equals(location) ? kept : recorded;
  }
}
