package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slaledger.contract.PointId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;

/**
 * Whether a window may be announced: to customers who have the services, of points that are theirs.
 */
final class Announcing {
  private final Announce window;
  private final List<AgreedService> inForce;

  private Announcing(Announce window) {
    this.window = window;
    this.inForce =
        window.occurrences().stream()
            .flatMap(time -> AgreedService.during(window.agreed(), time.from(), time.to()))
            .distinct()
            .filter(agreed -> window.customers().contains(agreed.customer()))
            .toList();
  }

  static Decision<MaintenanceEvent> decide(Announce window, Instant now) {
    List<Violation> wrong = new Announcing(window).violations(now);
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new MaintenanceWindowAnnounced(
                    window.window(),
                    window.customers(),
                    window.services(),
                    window.points(),
                    window.occurrences(),
                    window.recurrence(),
                    window.reason().strip(),
                    null)))
        : Decision.refused(wrong);
  }

  private List<Violation> violations(Instant now) {
    List<Violation> wrong =
        Stream.of(
                times(now),
                customers(),
                services(),
                points(),
                MaintenanceWindow.reason(window.reason()))
            .flatMap(List::stream)
            .toList();
    return wrong.isEmpty() ? affected() : wrong;
  }

  private List<Violation> times(Instant now) {
    List<PlannedTime> times = window.occurrences();
    if (times.isEmpty() || times.size() > MaintenanceWindow.MOST_OCCURRENCES) {
      return List.of(
          new Violation(
              "recurrence",
              "gives " + times.size() + " occurrences",
              "1 to " + MaintenanceWindow.MOST_OCCURRENCES));
    }
    List<Violation> wrong = new ArrayList<>(MaintenanceWindow.times(times.getFirst(), now));
    if (wrong.isEmpty() && overlap(times)) {
      wrong.add(new Violation("recurrence", "makes occurrences overlap", "a shorter window"));
    }
    return wrong;
  }

  private static boolean overlap(List<PlannedTime> times) {
    List<PlannedTime> ordered =
        times.stream().sorted(Comparator.comparing(PlannedTime::from)).toList();
    return IntStream.range(1, ordered.size())
        .anyMatch(i -> ordered.get(i).from().isBefore(ordered.get(i - 1).to()));
  }

  private List<Violation> customers() {
    return among(
        "customers",
        window.customers(),
        one -> inForce.stream().anyMatch(agreed -> agreed.customer().equals(one)),
        "has no agreement during the window",
        "a customer with an agreement in force");
  }

  /** Who is not affected is not told: a window shows its services and points. */
  private List<Violation> affected() {
    List<PointId> named = window.points();
    return among(
        "customers",
        window.customers(),
        one ->
            inForce.stream()
                .filter(agreed -> agreed.customer().equals(one))
                .filter(agreed -> window.services().contains(agreed.service()))
                .anyMatch(agreed -> named == null || agreed.isMeasuredAtOneOf(named)),
        "is not affected",
        "customers with one of the services, measured at one of the points that are named");
  }

  private List<Violation> services() {
    Set<String> known = inForce.stream().map(AgreedService::service).collect(Collectors.toSet());
    return among(
        "services",
        window.services(),
        service -> inForce.isEmpty() || known.contains(service),
        "is agreed with none of the customers",
        listed(known));
  }

  private List<Violation> points() {
    List<PointId> named = window.points();
    if (named == null) {
      return List.of();
    }
    List<AgreedService> affected =
        inForce.stream().filter(agreed -> window.services().contains(agreed.service())).toList();
    Set<PointId> known =
        affected.stream().flatMap(agreed -> agreed.points().stream()).collect(Collectors.toSet());
    List<Violation> wrong =
        new ArrayList<>(
            among(
                "points",
                named,
                point -> affected.isEmpty() || known.contains(point),
                "is a point of none of the services",
                listed(known.stream().map(PointId::value).toList())));
    if (wrong.isEmpty() && !affected.isEmpty()) {
      wrong.addAll(servicesWithoutPoint(affected, named));
    }
    return wrong;
  }

  /** A service of which no point is named would not be affected. */
  private List<Violation> servicesWithoutPoint(List<AgreedService> affected, List<PointId> named) {
    return IntStream.range(0, window.services().size())
        .filter(
            i ->
                affected.stream()
                    .filter(agreed -> agreed.service().equals(window.services().get(i)))
                    .noneMatch(agreed -> agreed.isMeasuredAtOneOf(named)))
        .mapToObj(
            i ->
                new Violation(
                    "services[" + i + "]",
                    "is measured at none of the points",
                    "services of which a point is named"))
        .toList();
  }

  private static String listed(Collection<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private static <T> List<Violation> among(
      String field, List<T> values, Predicate<T> known, String message, String allowed) {
    if (values.isEmpty() || values.size() > MaintenanceWindow.MOST_NAMES) {
      return List.of(
          new Violation(field, "names " + values.size(), "1 to " + MaintenanceWindow.MOST_NAMES));
    }
    return IntStream.range(0, values.size())
        .filter(i -> !known.test(values.get(i)))
        .mapToObj(i -> new Violation(field + "[" + i + "]", message, allowed))
        .toList();
  }
}
