package org.slaledger.rules.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slaledger.rules.time.Interval;

/** Evidence that contradicts itself, has holes, and reaches beyond both ends; terms that change. */
final class GeneratedEvidence {
  private static final int FIRST = -40;
  private static final int LAST = 140;

  private GeneratedEvidence() {}

  /** Of one location, around an instant, at whole multiples of a unit. */
  static List<Evidence> of(RandomGenerator random, Instant around, Duration unit) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = FIRST; i < LAST; i += 1 + random.nextInt(12)) {
      Instant from = around.plus(unit.multipliedBy(i));
      Instant to = from.plus(unit.multipliedBy(random.nextInt(20)));
      String ref = "e" + i;
      String check = random.nextInt(4) == 0 ? "login" : "";
      switch (random.nextInt(7)) {
        case 0, 1 -> evidence.add(new Evidence.Failed(from, check, ref));
        case 2 -> evidence.add(new Evidence.Recovered(from, check, ref));
        case 3 -> evidence.add(new Evidence.Missed(from, to, "OVERLOADED", ref));
        default -> evidence.add(new Evidence.Covered(from, to.plus(unit.multipliedBy(10)), ref));
      }
    }
    return evidence;
  }

  /** One behind the other, perhaps with nothing between them. */
  static List<Held<Map<String, PointTerms>>> versions(
      RandomGenerator random, Instant around, Duration unit) {
    List<Held<Map<String, PointTerms>>> versions = new ArrayList<>();
    int from = random.nextInt(30) - 20;
    while (from < 100) {
      int to = from + 20 + random.nextInt(80);
      versions.add(
          new Held<>(
              points(random, unit),
              new Interval(
                  around.plus(unit.multipliedBy(from)), around.plus(unit.multipliedBy(to)))));
      from = random.nextInt(4) == 0 ? to + 5 : to;
    }
    return versions;
  }

  private static Map<String, PointTerms> points(RandomGenerator random, Duration unit) {
    Map<String, PointTerms> points = new HashMap<>();
    for (String point : List.of("portal", "api", "mail")) {
      if (random.nextInt(2) == 0) {
        points.put(point, terms(random, unit));
      }
    }
    return points;
  }

  private static PointTerms terms(RandomGenerator random, Duration unit) {
    Set<String> locations = new HashSet<>();
    for (String location : List.of("oslo", "rome", "bern", "graz")) {
      if (random.nextInt(3) == 0) {
        locations.add(location);
      }
    }
    SilentAs silent =
        locations.isEmpty()
            ? SilentAs.ABSTAINS
            : SilentAs.values()[random.nextInt(SilentAs.values().length)];
    return new PointTerms(
        1 + random.nextInt(3),
        unit.multipliedBy(random.nextInt(3) * 4L),
        1 + random.nextInt(3),
        locations,
        silent);
  }
}
