package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.time.Interval;

/** Which points a service has, and when. */
public final class PointsOfService {
  private PointsOfService() {}

  /**
   * The points that it has at the same time, one such set behind the other.
   *
   * @param points the terms of each, while the service has it
   */
  public static List<Held<Map<String, PointTerms>>> together(
      Map<String, List<Held<PointTerms>>> points) {
    TreeSet<Instant> edges = new TreeSet<>();
    points
        .values()
        .forEach(
            versions ->
                versions.forEach(
                    it -> {
                      edges.add(it.interval().from());
                      edges.add(it.interval().to());
                    }));
    List<Held<Map<String, PointTerms>>> together = new ArrayList<>();
    for (Instant from : edges) {
      Instant to = edges.higher(from);
      Map<String, PointTerms> named = named(points, from);
      if (to != null && !named.isEmpty()) {
        together.add(new Held<>(named, new Interval(from, to)));
      }
    }
    return together;
  }

  private static Map<String, PointTerms> named(
      Map<String, List<Held<PointTerms>>> points, Instant at) {
    Map<String, PointTerms> named = new HashMap<>();
    points.forEach(
        (point, versions) ->
            versions.stream()
                .filter(it -> it.interval().contains(at))
                .forEach(it -> named.put(point, it.terms())));
    return named;
  }
}
