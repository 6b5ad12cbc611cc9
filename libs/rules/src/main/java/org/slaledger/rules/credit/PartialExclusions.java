package org.slaledger.rules.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * What of a service counts while some of its points are excluded. At each instant at which all
 * others are up, the service is as all its points show it, and excluded. At each other instant it
 * is as those others alone show it, and nothing is excluded: what goes on at a point that nobody
 * announced anything for counts as ever.
 *
 * @param timeline the service's
 * @param exclusions that hold for the whole service
 */
public record PartialExclusions(Timeline timeline, List<Exclusion> exclusions) {
  /**
   * An exclusion that holds.
   *
   * @param points the only points for which it does; null where it does for all
   */
  public record Of(Exclusion exclusion, @Nullable Set<String> points) {
    /** Keeps a copy. */
    public Of {
      points = points == null ? null : Set.copyOf(points);
    }

    private boolean at(Instant instant) {
      return exclusion.interval().contains(instant);
    }

    private boolean excludes(String point) {
      return points == null || points.contains(point);
    }
  }

  /** Keeps copies. */
  public PartialExclusions {
    exclusions = List.copyOf(exclusions);
  }

  /** Of a service that is seen through these points; exclusions of others change nothing. */
  public static PartialExclusions of(
      Interval interval, Map<String, Timeline> points, Collection<Of> exclusions) {
    Timeline whole = Timeline.anyDown(interval, points.values());
    List<Exclusion> holding = new ArrayList<>();
    List<Of> partial = new ArrayList<>();
    for (Of one : exclusions) {
      if (points.keySet().stream().allMatch(one::excludes)) {
        holding.add(one.exclusion());
      } else if (points.keySet().stream().anyMatch(one::excludes)) {
        partial.add(one);
      }
    }
    if (partial.isEmpty()) {
      return new PartialExclusions(whole, holding);
    }
    List<Observed> pieces = new ArrayList<>();
    for (Interval piece : cut(interval, partial)) {
      List<Of> now = partial.stream().filter(one -> one.at(piece.from())).toList();
      Collection<Timeline> left = left(points, now);
      Timeline others = Timeline.anyDown(piece, left);
      Intervals spared =
          now.isEmpty() || left.isEmpty() ? Intervals.of(piece) : others.when(State.UP::equals);
      for (Interval time : spared.parts()) {
        pieces.addAll(whole.over(time).pieces());
        now.forEach(one -> holding.add(during(one.exclusion(), time)));
      }
      for (Interval time : Intervals.of(piece).minus(spared).parts()) {
        pieces.addAll(others.over(time).pieces());
      }
    }
    return new PartialExclusions(Timeline.of(interval, State.UNOBSERVED, pieces), holding);
  }

  private static Collection<Timeline> left(Map<String, Timeline> points, List<Of> now) {
    Map<String, Timeline> left = new HashMap<>(points);
    left.keySet().removeIf(point -> now.stream().anyMatch(one -> one.excludes(point)));
    return left.values();
  }

  private static List<Interval> cut(Interval interval, Collection<Of> exclusions) {
    TreeSet<Instant> edges = new TreeSet<>(List.of(interval.from(), interval.to()));
    for (Of one : exclusions) {
      Interval part = one.exclusion().interval().intersect(interval);
      edges.add(part.from());
      edges.add(part.to());
    }
    List<Interval> pieces = new ArrayList<>();
    for (Instant edge : edges.headSet(interval.to())) {
      pieces.add(new Interval(edge, Objects.requireNonNull(edges.higher(edge))));
    }
    return pieces;
  }

  private static Exclusion during(Exclusion exclusion, Interval time) {
    return new Exclusion(exclusion.category(), time, exclusion.announced(), exclusion.reference());
  }
}
