package org.slaledger.rules.evidence;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

  List<Evidence> from(String location) {
    return byLocation.getOrDefault(location, List.of());
  }
}
