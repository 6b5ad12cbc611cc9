package org.slaledger.rules.evidence;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of evidence once more, for a single second, by looking at all that was recorded. Times
 * are whole seconds, and no two probes of a location start at once.
 */
final class SlowEvidence {
  private SlowEvidence() {}

  static State service(
      List<Held<Map<String, PointTerms>>> versions,
      Map<String, PointEvidence> evidence,
      Instant now) {
    for (Held<Map<String, PointTerms>> version : versions) {
      if (version.interval().contains(now)) {
        Set<State> points = new java.util.HashSet<>();
        version
            .terms()
            .forEach(
                (name, terms) ->
                    points.add(point(terms, evidence.getOrDefault(name, PointEvidence.NONE), now)));
        return points.contains(State.DOWN)
            ? State.DOWN
            : points.equals(Set.of(State.UP)) ? State.UP : State.UNOBSERVED;
      }
    }
    return State.UNOBSERVED;
  }

  static State point(PointTerms terms, PointEvidence evidence, Instant now) {
    Map<String, State> seen =
        evidence.byLocation().entrySet().stream()
            .filter(e -> terms.locations().isEmpty() || terms.locations().contains(e.getKey()))
            .collect(toMap(Map.Entry::getKey, e -> location(terms, e.getValue(), now)));
    Map<String, State> votes = new HashMap<>(seen);
    terms.locations().forEach(name -> votes.putIfAbsent(name, State.UNOBSERVED));
    if (votes.values().stream().allMatch(State.UNOBSERVED::equals)) {
      return State.UNOBSERVED;
    }
    long silent = votes.values().stream().filter(State.UNOBSERVED::equals).count();
    long down = votes.values().stream().filter(State.DOWN::equals).count();
    long up = votes.values().stream().filter(State.UP::equals).count();
    switch (terms.silent()) {
      case UP -> up += silent;
      case DOWN -> down += silent;
      case ABSTAINS -> {}
    }
    return down >= terms.quorum() ? State.DOWN : up > 0 ? State.UP : State.UNOBSERVED;
  }

  private static State location(PointTerms terms, List<Evidence> evidence, Instant now) {
    boolean measured = measured(evidence, now);
    if (!measured && !(covered(evidence, now) && missed(evidence, now))) {
      for (Duration ago = Duration.ofSeconds(1);
          ago.compareTo(terms.staleness()) <= 0;
          ago = ago.plusSeconds(1)) {
        measured |= measured(evidence, now.minus(ago));
      }
    }
    return !measured ? State.UNOBSERVED : isDown(terms, evidence, now) ? State.DOWN : State.UP;
  }

  private static boolean measured(List<Evidence> evidence, Instant now) {
    return covered(evidence, now) && !missed(evidence, now);
  }

  private static boolean covered(Collection<Evidence> evidence, Instant now) {
    return evidence.stream()
        .anyMatch(e -> e instanceof Evidence.Covered c && c.interval().contains(now));
  }

  private static boolean missed(Collection<Evidence> evidence, Instant now) {
    return evidence.stream()
        .anyMatch(e -> e instanceof Evidence.Missed m && m.interval().contains(now));
  }

  private static boolean isDown(PointTerms terms, List<Evidence> evidence, Instant now) {
    return isDown(terms, evidence, "", now) || isDown(terms, evidence, "login", now);
  }

  /** Looks for the check's last success up to now and the next one after it. */
  private static boolean isDown(
      PointTerms terms, List<Evidence> evidence, String check, Instant now) {
    Instant last = Instant.MIN;
    Instant next = Instant.MAX;
    for (Evidence fact : evidence) {
      if (fact instanceof Evidence.Recovered(Instant at, String of, String ref)
          && of.equals(check)) {
        last = !at.isAfter(now) && at.isAfter(last) ? at : last;
        next = at.isAfter(now) && at.isBefore(next) ? at : next;
      }
    }
    int failures = 0;
    boolean begun = false;
    for (Evidence fact : evidence) {
      if (fact instanceof Evidence.Failed(Instant at, String of, String ref)
          && of.equals(check)
          && at.isAfter(last)
          && at.isBefore(next)) {
        failures++;
        begun |= !at.isAfter(now);
      }
    }
    return begun && failures >= terms.confirm();
  }
}
