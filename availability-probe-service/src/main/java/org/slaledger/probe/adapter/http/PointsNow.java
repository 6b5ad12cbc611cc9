package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.PointNow;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.CoverageView;
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
  private final InstantSource time;
  private final Duration coverageEvery;

  PointsNow(
      Pool pool,
      WhichPointsAreAgreed agreed,
      WhichTermsJudge judging,
      CoverageView coverage,
      InstantSource time,
      @ConfigProperty(name = "sla.probe.coverage-interval") Duration coverageEvery) {
    this.pool = pool;
    this.agreed = agreed;
    this.judging = judging;
    this.coverage = coverage;
    this.time = time;
    this.coverageEvery = coverageEvery;
  }

  /** Those of the customers that may be seen, in the order of their names. */
  public Uni<List<ShownPoint>> seenBy(Predicate<CustomerId> may) {
    Instant now = time.instant();
    return Uni.combine()
        .all()
        .unis(agreed.fromNowOn(now), judging.now(now), coverage.everywhere(pool))
        .with(
            (points, terms, seen) ->
                points.stream()
                    .filter(point -> point.holdsAt(now) && may.test(point.customer()))
                    .map(point -> shown(point, terms, seen, now))
                    .toList());
  }

  /** A point that no terms judge yet is judged by those under which it is measured. */
  private ShownPoint shown(
      AgreedPoint point,
      Map<PointId, MeasurementPoint> judging,
      Map<PointId, Map<String, LastSeen>> seen,
      Instant now) {
    MeasurementPoint terms = judging.getOrDefault(point.terms().point(), point.terms());
    Map<String, LastSeen.Now> places = new HashMap<>();
    seen.getOrDefault(terms.point(), Map.of())
        .forEach(
            (place, last) -> places.put(place, last.at(now, terms, point.since(), coverageEvery)));
    return ShownPoint.of(point, PointNow.of(Translation.point(terms), places, point.since()));
  }
}
