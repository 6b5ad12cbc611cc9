package org.slaledger.rules.evidence;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    SortedMap<String, Timeline> seen = new TreeMap<>();
    for (String location : counting(terms, evidence).toList()) {
      seen.put(location, seen(terms, evidence.from(location), interval));
    }
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
    SortedMap<String, Timeline> locations = new TreeMap<>();
    versions.stream()
        .filter(version -> version.interval().overlaps(interval))
        .flatMap(version -> counting(version.terms(), evidence))
        .forEach(
            location ->
                locations.computeIfAbsent(
                    location, name -> seenFrom(name, versions, evidence, interval)));
    Timeline state =
        Held.timeline(interval, versions, (terms, held) -> of(terms, evidence, held).state());
    return new ObservedPoint(state, locations);
  }

  private static Timeline seenFrom(
      String location, List<Held<PointTerms>> versions, PointEvidence evidence, Interval interval) {
    return Held.timeline(
        interval,
        versions.stream()
            .filter(it -> counting(it.terms(), evidence).anyMatch(location::equals))
            .toList(),
        (terms, held) -> seen(terms, evidence.from(location), held));
  }

  private static Stream<String> counting(PointTerms terms, PointEvidence evidence) {
    Collection<String> named = terms.locations();
    return named.isEmpty() ? evidence.byLocation().keySet().stream() : named.stream();
  }

  private static Timeline seen(PointTerms terms, List<Evidence> evidence, Interval interval) {
    return new Confirmation(terms.confirm())
        .timeline(new Staleness(terms.staleness()).applied(evidence), interval);
  }
}
