package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;

/** One announced piece of planned maintenance: announced, then opened and closed, or cancelled. */
public final class MaintenanceWindow {
  /** The longest reason, in characters. */
  public static final int LONGEST_REASON = 500;

  /** Where a window stands. */
  public enum Phase {
    UNKNOWN,
    ANNOUNCED,
    OPEN,
    CLOSED,
    CANCELLED
  }

  private MaintenanceWindow() {}

  /** Where a window stands once this happened. */
  public static Phase evolve(Phase phase, MaintenanceEvent event) {
    return switch (event) {
      case MaintenanceWindowAnnounced announced -> Phase.ANNOUNCED;
      case MaintenanceWindowOpened opened -> Phase.OPEN;
      case MaintenanceWindowClosed closed -> Phase.CLOSED;
      case MaintenanceWindowCancelled cancelled -> Phase.CANCELLED;
    };
  }

  /** What a command leads to. */
  public static Decision<MaintenanceEvent> decide(
      Phase phase, MaintenanceCommand command, Instant now) {
    return switch (command) {
      case MaintenanceCommand.Announce announce -> announced(announce, now);
      case MaintenanceCommand.Open open ->
          only(phase, Phase.ANNOUNCED, new MaintenanceWindowOpened(open.window(), now));
      case MaintenanceCommand.Close close ->
          only(phase, Phase.OPEN, new MaintenanceWindowClosed(close.window(), now));
      case MaintenanceCommand.Cancel cancel -> cancelled(phase, cancel, now);
    };
  }

  private static Decision<MaintenanceEvent> only(
      Phase phase, Phase required, MaintenanceEvent event) {
    return phase == required
        ? Decision.accepted(List.of(event))
        : Decision.conflict(
            new Violation("phase", "the window is " + phase, "a window that is " + required));
  }

  private static Decision<MaintenanceEvent> cancelled(
      Phase phase, MaintenanceCommand.Cancel cancel, Instant now) {
    List<Violation> wrong = reason(cancel.reason());
    return wrong.isEmpty()
        ? only(
            phase,
            Phase.ANNOUNCED,
            new MaintenanceWindowCancelled(cancel.window(), now, cancel.reason().strip()))
        : Decision.refused(wrong);
  }

  private static Decision<MaintenanceEvent> announced(
      MaintenanceCommand.Announce window, Instant now) {
    List<Violation> wrong =
        Stream.of(times(window, now), customers(window), services(window), reason(window.reason()))
            .flatMap(List::stream)
            .toList();
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new MaintenanceWindowAnnounced(
                    window.window(),
                    window.customers(),
                    window.services(),
                    window.from(),
                    window.to(),
                    window.reason().strip())))
        : Decision.refused(wrong);
  }

  private static List<Violation> times(MaintenanceCommand.Announce window, Instant now) {
    List<Violation> wrong = new ArrayList<>();
    if (window.from().isBefore(now)) {
      wrong.add(new Violation("from", "lies in the past", "an instant from " + now + " on"));
    }
    if (!window.to().isAfter(window.from())) {
      wrong.add(new Violation("to", "is not after from", "an instant after " + window.from()));
    }
    return wrong;
  }

  private static List<Violation> customers(MaintenanceCommand.Announce window) {
    if (window.customers().isEmpty()) {
      return List.of(new Violation("customers", "names nobody", "one or more customers"));
    }
    Set<CustomerId> known =
        inForce(window).map(AgreedService::customer).collect(Collectors.toSet());
    return IntStream.range(0, window.customers().size())
        .filter(i -> !known.contains(window.customers().get(i)))
        .mapToObj(
            i ->
                new Violation(
                    "customers[" + i + "]",
                    "has no agreement during the window",
                    "a customer with an agreement in force"))
        .toList();
  }

  private static List<Violation> services(MaintenanceCommand.Announce window) {
    if (window.services().isEmpty()) {
      return List.of(new Violation("services", "names none", "one or more services"));
    }
    Set<String> known =
        inForce(window)
            .filter(agreed -> window.customers().contains(agreed.customer()))
            .map(AgreedService::service)
            .collect(Collectors.toSet());
    return IntStream.range(0, window.services().size())
        .filter(i -> !known.contains(window.services().get(i)))
        .mapToObj(
            i ->
                new Violation(
                    "services[" + i + "]",
                    "is agreed with none of the customers",
                    String.join(", ", known.stream().sorted().toList())))
        .toList();
  }

  private static Stream<AgreedService> inForce(MaintenanceCommand.Announce window) {
    return window.agreed().stream()
        .filter(agreed -> agreed.holdsDuring(window.from(), window.to()));
  }

  private static List<Violation> reason(String reason) {
    return reason.isBlank() || reason.length() > LONGEST_REASON
        ? List.of(
            new Violation(
                "reason",
                "is blank or too long",
                "1 to " + LONGEST_REASON + " characters that are not all blank"))
        : List.of();
  }
}
