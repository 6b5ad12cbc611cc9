package org.slaledger.probe.automation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.InboundEvent;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;
import org.slaledger.probe.domain.PlannedByIntegrator;

/** The data of an integrator's events about maintenance; unknown fields are passed over. */
final class MaintenanceReport {
  private static final int LONGEST_NAME = 200;

  private MaintenanceReport() {}

  /**
   * What is announced.
   *
   * @param window the integrator's own name of it
   * @param from with {@code to}, in the place of {@code occurrences}, of what takes place once
   */
  private record Announced(
      String window,
      List<CustomerId> customers,
      List<String> services,
      @Nullable List<PointId> points,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable List<PlannedTime> occurrences,
      String reason) {}

  /** A step of one occurrence. */
  private record Step(String window, @Nullable Integer occurrence, @Nullable Instant at) {}

  private record Moved(
      String window,
      @Nullable Integer occurrence,
      Instant from,
      Instant to,
      @Nullable String reason) {}

  private record Cancelled(String window, @Nullable Integer occurrence, String reason) {}

  static Announce announced(InboundEvent event) {
    Announced data = EvidenceReport.read(event, Announced.class);
    return new Announce(
        window(event, data.window()),
        data.customers().stream().distinct().toList(),
        data.services().stream().distinct().toList(),
        data.points() == null ? null : data.points().stream().distinct().toList(),
        times(data),
        null,
        data.reason(),
        List.of());
  }

  private static List<PlannedTime> times(Announced data) {
    List<PlannedTime> several = data.occurrences();
    if (several == null) {
      return List.of(time(given("from", data.from()), given("to", data.to())));
    }
    if (several.isEmpty()) {
      throw new FieldProblem("data.occurrences", "is empty");
    }
    return several.stream().map(it -> time(it.from(), it.to())).toList();
  }

  static MaintenanceCommand moved(InboundEvent event) {
    Moved data = EvidenceReport.read(event, Moved.class);
    return new MaintenanceCommand.Move(
        window(event, data.window()),
        data.occurrence(),
        time(data.from(), data.to()),
        data.reason());
  }

  static MaintenanceCommand opened(InboundEvent event) {
    Step data = EvidenceReport.read(event, Step.class);
    return new MaintenanceCommand.Open(window(event, data.window()), data.occurrence());
  }

  static MaintenanceCommand closed(InboundEvent event) {
    Step data = EvidenceReport.read(event, Step.class);
    return new MaintenanceCommand.Close(window(event, data.window()), data.occurrence());
  }

  static MaintenanceCommand cancelled(InboundEvent event) {
    Cancelled data = EvidenceReport.read(event, Cancelled.class);
    return new MaintenanceCommand.Cancel(
        window(event, data.window()), data.occurrence(), data.reason());
  }

  /** When a step was taken, where the data or the event say so. */
  static @Nullable Instant at(InboundEvent event) {
    Instant said = EvidenceReport.read(event, Step.class).at();
    Instant at = said == null ? event.time() : said;
    return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static WindowId window(InboundEvent event, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new FieldProblem("data.window", "must have 1 to " + LONGEST_NAME + " characters");
    }
    return PlannedByIntegrator.window(event.integrator(), name);
  }

  private static Instant given(String field, @Nullable Instant value) {
    return Objects.requireNonNullElseGet(
        value,
        () -> {
          throw new FieldProblem("data." + field, "is missing");
        });
  }

  private static PlannedTime time(Instant from, Instant to) {
    return new PlannedTime(from.truncatedTo(ChronoUnit.MILLIS), to.truncatedTo(ChronoUnit.MILLIS));
  }
}
