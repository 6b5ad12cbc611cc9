package org.slaledger.probe.adapter.probe;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.journal.PartitionShare;
import org.slaledger.probe.domain.Plan;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/**
 * Which points this replica is to measure, and how: those that are agreed and whose streams lie in
 * the partitions that Kafka has given to it. For use by one thread.
 */
final class Assignment {
  private final WhichPointsAreAgreed agreed;
  private final OneThread thread;
  private final EvidenceWriter writer;
  private final String location;
  private @Nullable Set<Integer> partitions;
  private String known = "";
  private boolean asking;

  /**
   * One point to be measured.
   *
   * @param since from when on it has been agreed without a break
   */
  record Assigned(Plan plan, Instant since) {}

  Assignment(
      WhichPointsAreAgreed agreed, OneThread thread, EvidenceWriter writer, String location) {
    this.agreed = agreed;
    this.thread = thread;
    this.writer = writer;
    this.location = location;
  }

  /** Whether anybody has said yet what this replica has. */
  boolean isTold() {
    return partitions != null;
  }

  /** It has these partitions, and no others; to be asked for anew. */
  void has(Set<Integer> given) {
    partitions = Set.copyOf(given);
    known = "";
  }

  /** It has these no more. */
  void gaveUp(Set<Integer> given) {
    if (partitions != null) {
      Set<Integer> rest = new HashSet<>(partitions);
      rest.removeAll(given);
      has(rest);
    }
  }

  boolean isIn(Set<Integer> some, PointId point) {
    return some.contains(PartitionShare.of(StreamId.of("probe", point + "@" + location)));
  }

  /** Looks whether anything is otherwise, unless it is at it already; and tells what is so now. */
  void refresh(Instant now, Consumer<Map<PointId, Assigned>> follower) {
    Set<Integer> given = partitions;
    if (asking || given == null) {
      return;
    }
    asking = true;
    thread.on(
        agreed.mark(now),
        mark -> {
          asking = false;
          writer.databaseAnswered();
          if (!mark.equals(known)) {
            load(now, mark, given, follower);
          }
        },
        this::failed);
  }

  /** Not on the prober's own thread: there may be many. */
  private void load(
      Instant now, String mark, Set<Integer> given, Consumer<Map<PointId, Assigned>> follower) {
    asking = true;
    thread.on(
        Uni.createFrom()
            .deferred(() -> agreed.fromNowOn(now))
            .runSubscriptionOn(Infrastructure.getDefaultExecutor())
            .emitOn(Infrastructure.getDefaultExecutor())
            .map(points -> mine(points, given)),
        mine -> {
          asking = false;
          if (given.equals(partitions)) {
            known = mark;
            follower.accept(mine);
          } else {
            refresh(now, follower);
          }
        },
        this::failed);
  }

  private void failed(Throwable failure) {
    asking = false;
    writer.databaseFailed(failure);
  }

  private Map<PointId, Assigned> mine(List<AgreedPoint> points, Set<Integer> given) {
    Map<PointId, Assigned> mine = new HashMap<>();
    byPoint(points)
        .forEach(
            (point, versions) -> {
              if (isIn(given, point)) {
                mine.put(point, assigned(versions));
              }
            });
    return mine;
  }

  private Assigned assigned(List<AgreedPoint> versions) {
    List<Plan.Stretch> stretches =
        versions.stream()
            .map(version -> new Plan.Stretch(version.terms(), version.from(), version.until()))
            .toList();
    return new Assigned(new Plan(location, stretches), versions.getFirst().since());
  }

  /** A point belongs to one agreement; a second one that names it is passed over. */
  private Map<PointId, List<AgreedPoint>> byPoint(List<AgreedPoint> points) {
    Map<PointId, List<AgreedPoint>> byPoint = new HashMap<>();
    for (AgreedPoint point : points) {
      if (isMeasuredHere(point.terms())) {
        List<AgreedPoint> versions =
            byPoint.computeIfAbsent(point.terms().point(), id -> new ArrayList<>());
        if (versions.isEmpty() || versions.getFirst().agreement().equals(point.agreement())) {
          versions.add(point);
        }
      }
    }
    return byPoint;
  }

  private boolean isMeasuredHere(MeasurementPoint terms) {
    List<String> locations = terms.locations();
    return !(terms.probe() instanceof ProbeTerms.Reported)
        && (locations == null || locations.contains(location));
  }
}
