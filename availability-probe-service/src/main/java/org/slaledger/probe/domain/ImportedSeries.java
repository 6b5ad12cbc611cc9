package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
     * Anything of a time in which it was agreed, but as the evidence of neither a location that
     * measures itself nor an integrator.
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
    if (by instanceof By.Operator && !assigned.isEmpty() && !wasWithin(assigned)) {
      wrong.add(
          new Violation(
              "at",
              "from " + from + " to " + to + " is not all agreed: the rest would never be shown",
              time(assigned)));
    }
    if (by instanceof By.Operator
        && assigned.stream().anyMatch(each -> location.equals(each.integrator()))) {
      wrong.add(new Violation("location", "is an integrator", "another name, such as history"));
    }
    if (measuredHere) {
      wrong.add(new Violation("location", "measures itself", "another name, such as history"));
    }
    if (from.isBefore(EARLIEST)) {
      wrong.add(new Violation("at", from + " is too early", "from " + EARLIEST + " on"));
    }
    if (to.isAfter(now)) {
      wrong.add(new Violation("at", to + " lies in the future", "up to " + now));
    }
    return wrong;
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
