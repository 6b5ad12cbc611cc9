package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.PointId;
import org.slaledger.contract.decision.Violation;

/**
 * What an import says of one point from one location.
 *
 * @param from of the first observation
 * @param to of the last one
 */
public record ImportedSeries(PointId point, String location, Instant from, Instant to) {
  /** Earlier observations are typing errors. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Who imports. */
  public sealed interface By {
    /** What was assigned to it all the time, as its own evidence. */
    record Integrator(String name) implements By {}

    /**
     * What counts for a point that is probed, from where and when an addendum says so, but as the
     * evidence of neither a location that measures itself nor an integrator.
     */
    record Operator() implements By {}
  }

  /**
   * What is wrong with it, if anything is.
   *
   * @param assigned who tells of the point, under all versions that ever were signed
   * @param measuredHere whether a prober writes what this location saw
   */
  public List<Violation> wrongWith(
      By by, Collection<Assigned> assigned, boolean measuredHere, Instant now) {
    List<Violation> wrong = new ArrayList<>();
    if (assigned.isEmpty()) {
      wrong.add(new Violation("point", "no signed addendum names it", "a measurement point"));
    }
    if (by instanceof By.Integrator(String name)) {
      if (!location.equals(name)) {
        wrong.add(new Violation("location", "is not " + name, name));
      } else if (!assigned.isEmpty() && !wasAssigned(name, assigned)) {
        wrong.add(
            new Violation(
                "point",
                "was not assigned to " + name + " from " + from + " to " + to,
                mine(name, assigned).isEmpty()
                    ? "a point whose probe is REPORTED by " + name
                    : time(mine(name, assigned))));
      }
    }
    if (by instanceof By.Operator && !assigned.isEmpty()) {
      wrong.addAll(seenFromElsewhere(assigned));
    }
    if (measuredHere) {
      wrong.add(new Violation("location", "measures itself", "another name, such as history"));
    }
    if (from.isBefore(EARLIEST)) {
      wrong.add(new Violation("at", from + " is too early", "from " + EARLIEST + " on"));
    }
    if (to.isBefore(from)) {
      wrong.add(new Violation("to", "is before from", "an instant from " + from + " on"));
    }
    if (to.isAfter(now)) {
      wrong.add(new Violation("at", to + " lies in the future", "up to " + now));
    }
    return wrong;
  }

  private List<Violation> seenFromElsewhere(Collection<Assigned> assigned) {
    if (assigned.stream().anyMatch(each -> location.equals(each.integrator()))) {
      return List.of(
          new Violation("location", "is an integrator", "another name, such as history"));
    }
    List<Assigned> counting = assigned.stream().filter(it -> it.countsFrom(location)).toList();
    if (counting.isEmpty()) {
      return List.of(countsNowhere(assigned));
    }
    return wasWithin(counting)
        ? List.of()
        : List.of(
            new Violation(
                "at",
                "from " + from + " to " + to + " is not all agreed: the rest would never be shown",
                time(counting)));
  }

  private static Violation countsNowhere(Collection<Assigned> assigned) {
    String places = named(assigned, it -> Objects.requireNonNullElse(it.locations(), List.of()));
    return places.isEmpty()
        ? new Violation(
            "point",
            "is reported by an integrator: what anybody else saw would never be shown",
            "an import by " + named(assigned, it -> Stream.ofNullable(it.integrator()).toList()))
        : new Violation(
            "location",
            "is none from which the point is measured: it would never be shown",
            places);
  }

  private static String named(
      Collection<Assigned> assigned, Function<Assigned, List<String>> names) {
    return assigned.stream()
        .flatMap(it -> names.apply(it).stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private boolean wasAssigned(String name, Collection<Assigned> assigned) {
    return wasWithin(mine(name, assigned));
  }

  private static List<Assigned> mine(String name, Collection<Assigned> assigned) {
    return assigned.stream().filter(it -> name.equals(it.integrator())).toList();
  }

  /** What holds of all of an import holds of each part: holes between versions are let pass. */
  private boolean wasWithin(Collection<Assigned> versions) {
    return versions.stream().anyMatch(it -> !it.from().isAfter(from))
        && versions.stream().map(Assigned::until).anyMatch(it -> it == null || it.isAfter(to));
  }

  private static String time(Collection<Assigned> versions) {
    Instant first =
        versions.stream().map(Assigned::from).min(Comparator.naturalOrder()).orElseThrow();
    boolean open = versions.stream().anyMatch(it -> it.until() == null);
    return open
        ? "from " + first + " on"
        : "from "
            + first
            + " to before "
            + versions.stream()
                .map(Assigned::until)
                .max(Comparator.nullsFirst(Comparator.naturalOrder()))
                .orElseThrow();
  }
}
