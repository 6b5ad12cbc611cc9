package org.slaledger.rules.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slaledger.rules.time.Interval;

/**
 * What was observed of a service through its points: down while any is down, else unobserved while
 * any is unobserved, up while all are up; unobserved where it has no point.
 *
 * @param state the service's
 * @param points each of them by itself, by its name
 */
public record ObservedService(Timeline state, SortedMap<String, ObservedPoint> points) {
  public ObservedService {
    points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
  }

  /** Over an interval, all of it under the same terms. */
  public static ObservedService of(
      Map<String, PointTerms> terms, Map<String, PointEvidence> evidence, Interval interval) {
    return of(List.of(new Held<>(terms, interval)), evidence, interval);
  }

  /**
   * Over an interval, each stretch under the terms that hold for it: a point counts while they name
   * it.
   *
   * @param versions of the service's points, by their names
   * @param evidence by the names of the points
   */
  public static ObservedService of(
      List<Held<Map<String, PointTerms>>> versions,
      Map<String, PointEvidence> evidence,
      Interval interval) {
    SortedMap<String, ObservedPoint> points = new TreeMap<>();
    for (Held<Map<String, PointTerms>> version : versions) {
      for (String point : version.terms().keySet()) {
        points.computeIfAbsent(
            point,
            name ->
                ObservedPoint.of(
                    of(name, versions), evidence.getOrDefault(name, PointEvidence.NONE), interval));
      }
    }
    Timeline state =
        Timeline.joined(
            interval,
            versions.stream()
                .filter(version -> version.interval().overlaps(interval))
                .map(
                    version ->
                        Timeline.anyDown(
                            version.interval().intersect(interval),
                            states(version.terms().keySet(), points))));
    return new ObservedService(state, points);
  }

  private static List<Held<PointTerms>> of(
      String point, List<Held<Map<String, PointTerms>>> versions) {
    return versions.stream()
        .filter(version -> version.terms().containsKey(point))
        .map(
            version ->
                new Held<>(Objects.requireNonNull(version.terms().get(point)), version.interval()))
        .toList();
  }

  private static List<Timeline> states(Set<String> names, Map<String, ObservedPoint> points) {
    return names.stream().map(name -> Objects.requireNonNull(points.get(name)).state()).toList();
  }
}
