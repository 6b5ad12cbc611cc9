package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.CoverageView;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/** The points that are agreed now, and how they are: for the API and for the page. */
@ApplicationScoped
public class PointsNow {
  private final Pool pool;
  private final WhichPointsAreAgreed agreed;
  private final CoverageView coverage;
  private final InstantSource time;
  private final String location;
  private final Duration coverageEvery;

  PointsNow(
      Pool pool,
      WhichPointsAreAgreed agreed,
      CoverageView coverage,
      InstantSource time,
      @ConfigProperty(name = "sla.probe.location") String location,
      @ConfigProperty(name = "sla.probe.coverage-interval") Duration coverageEvery) {
    this.pool = pool;
    this.agreed = agreed;
    this.coverage = coverage;
    this.time = time;
    this.location = location;
    this.coverageEvery = coverageEvery;
  }

  /** Those of the customers that may be seen, in the order of their names. */
  public Uni<List<ShownPoint>> seenBy(Predicate<CustomerId> may) {
    Instant now = time.instant();
    return Uni.combine()
        .all()
        .unis(agreed.fromNowOn(now), coverage.at(pool, location))
        .with(
            (points, seen) ->
                points.stream()
                    .filter(point -> point.holdsAt(now) && may.test(point.customer()))
                    .map(point -> shown(point, seen, now))
                    .toList());
  }

  private ShownPoint shown(AgreedPoint point, Map<PointId, LastSeen> seen, Instant now) {
    LastSeen last = seen.getOrDefault(point.terms().point(), LastSeen.NEVER);
    return ShownPoint.of(
        point, location, last.at(now, point.terms(), point.since(), coverageEvery));
  }
}
