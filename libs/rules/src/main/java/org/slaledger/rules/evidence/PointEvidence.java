package org.slaledger.rules.evidence;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slaledger.rules.time.Interval;

/** What was recorded about one point, by the location that says so. */
public record PointEvidence(SortedMap<String, List<Evidence>> byLocation) {
  /** About which nothing was recorded. */
  public static final PointEvidence NONE = new PointEvidence(new TreeMap<>());

  public PointEvidence {
    SortedMap<String, List<Evidence>> copy = new TreeMap<>();
    byLocation.forEach((location, facts) -> copy.put(location, List.copyOf(facts)));
    byLocation = Collections.unmodifiableSortedMap(copy);
  }

  /** In whatever order it came. */
  public static PointEvidence of(Map<String, ? extends Collection<? extends Evidence>> evidence) {
    SortedMap<String, List<Evidence>> copy = new TreeMap<>();
    evidence.forEach((location, facts) -> copy.put(location, List.copyOf(facts)));
    return new PointEvidence(copy);
  }

  /** What the terms take into account: of each location that they name, where they name any. */
  public PointEvidence counting(PointTerms terms) {
    if (terms.locations().isEmpty()) {
      return this;
    }
    SortedMap<String, List<Evidence>> counting = new TreeMap<>();
    terms.locations().forEach(it -> counting.put(it, byLocation.getOrDefault(it, List.of())));
    return new PointEvidence(counting);
  }

  /** The times of which it tells, in no order. */
  public Stream<Interval> times() {
    return byLocation.values().stream().flatMap(List::stream).map(Evidence::time);
  }
}
