package org.slaledger.probe.adapter.probe;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.Plan;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/**
 * Which points this replica is to measure, and how: those that are agreed and whose leases it
 * holds. For use by one thread.
 */
final class Assignment {
  private final WhichPointsAreAgreed agreed;
  private final Leases leases;
  private final OneThread thread;
  private final EvidenceWriter writer;
  private final String location;
  private final Duration lease;
  private boolean asking;
  private long heldUntil = System.nanoTime();

  /**
   * One point to be measured.
   *
   * @param since from when on it has been agreed without a break
   */
  record Assigned(Plan plan, Instant since) {}

  /**
   * What was found.
   *
   * @param agreed all points, whoever measures them
   * @param mine those that this replica measures
   */
  record Found(Set<PointId> agreed, Map<PointId, Assigned> mine) {}

  /** What is done with what was found. */
  interface Follower {
    void follow(Found found, Instant asked);
  }

  Assignment(
      WhichPointsAreAgreed agreed,
      Leases leases,
      OneThread thread,
      EvidenceWriter writer,
      ProbeSettings settings) {
    this.agreed = agreed;
    this.leases = leases;
    this.thread = thread;
    this.writer = writer;
    this.location = settings.location();
    this.lease = settings.lease();
  }

  /** Looks at terms, takes and renews leases; does nothing while it is at it already. */
  void refresh(Instant now, Follower follower) {
    if (asking) {
      return;
    }
    asking = true;
    long asked = System.nanoTime();
    thread.on(
        agreed.fromNowOn(now).map(this::byPoint).chain(this::mine),
        found -> {
          asking = false;
          heldUntil = asked + lease.toNanos();
          writer.databaseAnswered();
          follower.follow(found, now);
        },
        failure -> {
          asking = false;
          writer.databaseFailed(failure);
        });
  }

  /** Held in time; or nobody can say, since the database is away. */
  boolean holds() {
    return writer.databaseAway() || System.nanoTime() - heldUntil < 0;
  }

  /** Lets another replica have a point at once. */
  void release(PointId point, Runnable then) {
    thread.on(leases.release(List.of(point)), done -> then.run(), failure -> then.run());
  }

  private Uni<Found> mine(Map<PointId, List<AgreedPoint>> points) {
    return leases
        .take(points.keySet())
        .map(
            held -> {
              Map<PointId, Assigned> mine = new HashMap<>();
              held.forEach(
                  point -> mine.put(point, assigned(points.getOrDefault(point, List.of()))));
              return new Found(points.keySet(), mine);
            });
  }

  private Assigned assigned(List<AgreedPoint> versions) {
    List<Plan.Stretch> stretches =
        versions.stream()
            .map(version -> new Plan.Stretch(version.terms(), version.from(), version.until()))
            .toList();
    return new Assigned(new Plan(location, stretches), versions.getFirst().since());
  }

  private boolean isMeasuredHere(MeasurementPoint terms) {
    return !(terms.probe() instanceof ProbeTerms.Reported)
        && (terms.locations() == null || terms.locations().contains(location));
  }

  /** A point belongs to one agreement; a second one that names it is passed over. */
  private Map<PointId, List<AgreedPoint>> byPoint(List<AgreedPoint> points) {
    Map<PointId, List<AgreedPoint>> byPoint = new HashMap<>();
    for (AgreedPoint point : points) {
      if (!isMeasuredHere(point.terms())) {
        continue;
      }
      List<AgreedPoint> known =
          byPoint.computeIfAbsent(point.terms().point(), id -> new ArrayList<>());
      if (known.isEmpty() || known.getFirst().agreement().equals(point.agreement())) {
        known.add(point);
      }
    }
    return byPoint;
  }
}
