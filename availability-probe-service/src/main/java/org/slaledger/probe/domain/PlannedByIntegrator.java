package org.slaledger.probe.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;

/**
 * Maintenance that an integrator plans: of the points that are assigned to it and of no others, so
 * that it excludes nobody else's down time.
 */
public final class PlannedByIntegrator {
  private PlannedByIntegrator() {}

  /**
   * A point on which the integrator reports.
   *
   * @param from inclusive
   * @param until exclusive; open where null
   */
  public record Reported(
      CustomerId customer, String service, PointId point, Instant from, @Nullable Instant until) {
    /** Whether it is so at some instant of that time. */
    public boolean holdsDuring(Instant start, Instant end) {
      return from.isBefore(end) && (until == null || until.isAfter(start));
    }
  }

  /** Our name of a window that an integrator calls by a name of its own. */
  public static WindowId window(String integrator, String name) {
    byte[] both = (integrator + "\n" + name).getBytes(StandardCharsets.UTF_8);
    return new WindowId("W-" + UUID.nameUUIDFromBytes(both));
  }

  /** Which of the services and points that it names the integrator has nothing to say about. */
  public static List<Violation> wrongWith(
      MaintenanceCommand.Announce window, String integrator, List<Reported> reported) {
    List<Reported> mine = during(window, reported).toList();
    Set<String> services = mine.stream().map(Reported::service).collect(Collectors.toSet());
    Set<PointId> points = mine.stream().map(Reported::point).collect(Collectors.toSet());
    List<Violation> wrong = new ArrayList<>();
    unknown(window.services(), services)
        .forEach(i -> wrong.add(notReported("services[" + i + "]", integrator)));
    List<PointId> named = window.points();
    if (named != null) {
      unknown(named, points).forEach(i -> wrong.add(notReported("points[" + i + "]", integrator)));
    }
    return wrong;
  }

  private static <T> IntStream unknown(List<T> named, Set<T> known) {
    return IntStream.range(0, named.size()).filter(i -> !known.contains(named.get(i)));
  }

  private static Violation notReported(String field, String integrator) {
    return new Violation(
        field,
        "is not reported by " + integrator + " to these customers then",
        "what an addendum assigns to " + integrator);
  }

  /** The same for the integrator's own points alone, where it names none. */
  public static MaintenanceCommand.Announce narrowed(
      MaintenanceCommand.Announce window, List<Reported> reported) {
    List<PointId> points =
        window.points() != null
            ? window.points()
            : during(window, reported)
                .filter(one -> window.services().contains(one.service()))
                .map(Reported::point)
                .distinct()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
    return new MaintenanceCommand.Announce(
        window.window(),
        window.customers(),
        window.services(),
        points,
        window.occurrences(),
        window.recurrence(),
        window.reason(),
        window.agreed());
  }

  private static Stream<Reported> during(
      MaintenanceCommand.Announce window, List<Reported> reported) {
    return reported.stream()
        .filter(one -> window.customers().contains(one.customer()))
        .filter(
            one ->
                window.occurrences().stream().anyMatch(it -> one.holdsDuring(it.from(), it.to())));
  }

  /** The same event, with what it was made from. */
  public static MaintenanceEvent from(MaintenanceEvent event, InboundOrigin origin) {
    return switch (event) {
      case MaintenanceWindowAnnounced it ->
          new MaintenanceWindowAnnounced(
              it.window(),
              it.customers(),
              it.services(),
              it.points(),
              it.occurrences(),
              it.recurrence(),
              it.reason(),
              origin);
      case MaintenanceWindowMoved it ->
          new MaintenanceWindowMoved(it.window(), it.occurrence(), it.to(), it.reason(), origin);
      case MaintenanceWindowOpened it ->
          new MaintenanceWindowOpened(it.window(), it.occurrence(), it.at(), origin);
      case MaintenanceWindowClosed it ->
          new MaintenanceWindowClosed(it.window(), it.occurrence(), it.at(), origin);
      case MaintenanceWindowCancelled it ->
          new MaintenanceWindowCancelled(
              it.window(), it.occurrences(), it.at(), it.reason(), origin);
    };
  }
}
