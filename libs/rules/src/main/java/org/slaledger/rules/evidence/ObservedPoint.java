package org.slaledger.rules.evidence;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slaledger.rules.time.Interval;

/**
 * What was observed of a point. The rules stand in {@code docs/evidence.md}. Neither the order nor
 * the repetition of the evidence changes anything.
 *
 * @param state the point's
 * @param locations what each location that counts saw by itself
 */
public record ObservedPoint(Timeline state, SortedMap<String, Timeline> locations) {
  public ObservedPoint {
    locations = Collections.unmodifiableSortedMap(new TreeMap<>(locations));
  }

  /**
   * Over an interval, all of it under the same terms. The evidence may lie outside of it: what lies
   * before tells of outages that began earlier, what lies behind confirms them.
   */
  public static ObservedPoint of(PointTerms terms, PointEvidence evidence, Interval interval) {
    Confirmation confirmation = new Confirmation(terms.confirm());
    Staleness staleness = new Staleness(terms.staleness());
    SortedMap<String, Timeline> seen = new TreeMap<>();
    evidence
        .counting(terms)
        .byLocation()
        .forEach(
            (location, facts) ->
                seen.put(location, confirmation.timeline(staleness.applied(facts), interval)));
    Quorum quorum = new Quorum(terms.quorum(), terms.silent());
    return new ObservedPoint(quorum.timeline(interval, seen.values()), seen);
  }

  /**
   * Over an interval, each stretch under the terms that hold for it. Where they change within an
   * outage, it is judged by the old ones until then and by the new ones from then on, each as if
   * they had always held. The point is unobserved where none hold.
   */
  public static ObservedPoint of(
      List<Held<PointTerms>> versions, PointEvidence evidence, Interval interval) {
    List<ObservedPoint> stretches =
        versions.stream()
            .filter(it -> it.interval().overlaps(interval))
            .map(it -> of(it.terms(), evidence, it.interval().intersect(interval)))
            .toList();
    TreeSet<String> names = new TreeSet<>();
    stretches.forEach(stretch -> names.addAll(stretch.locations().keySet()));
    SortedMap<String, Timeline> locations = new TreeMap<>();
    for (String name : names) {
      locations.put(
          name,
          Timeline.joined(
              interval,
              stretches.stream().flatMap(it -> Stream.ofNullable(it.locations().get(name)))));
    }
    return new ObservedPoint(
        Timeline.joined(interval, stretches.stream().map(ObservedPoint::state)), locations);
  }
}
