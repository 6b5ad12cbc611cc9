package org.slaledger.probe.adapter.http;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.adapter.ical.EventFile;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;

/** What an iCalendar event does not say of the maintenance that it announces. */
public class AnnouncedFile {
  @QueryParam("customer")
  @Parameter(description = "Whom to tell; once for each customer", required = true)
  public @Nullable List<String> customers;

  @QueryParam("service")
  @Parameter(description = "What is affected; once for each service", required = true)
  public @Nullable List<String> services;

  @QueryParam("point")
  @Parameter(description = "The only points that are affected; all of the services where none is")
  public @Nullable List<String> points;

  @QueryParam("zone")
  @Parameter(description = "Of times that name none, such as Europe/Amsterdam")
  public @Nullable String zone;

  @QueryParam("reason")
  @Parameter(description = "Instead of the event's SUMMARY")
  public @Nullable String reason;

  /**
   * As a command.
   *
   * @throws org.slaledger.web.problem.ProblemException 400 where the document can't be used, with
   *     property and line
   */
  public Announce command(WindowId window, String document) {
    EventFile event = Checks.usable("", EventFile.read(document, zone));
    List<String> named = named("point", points);
    return new Announce(
        window,
        named("customer", customers).stream().map(CustomerId::new).toList(),
        values(services).toList(),
        named.isEmpty() ? null : named.stream().map(PointId::new).toList(),
        event.occurrences(),
        event.recurrence(),
        reason == null || reason.isBlank() ? event.reason() : reason,
        List.of());
  }

  private static List<String> named(String field, @Nullable List<String> given) {
    List<String> names = values(given).toList();
    if (!names.stream().allMatch(Name::isOne)) {
      throw Asked.wrong(field, "is no name", "1 to 64 letters, digits, . _ -");
    }
    return names;
  }

  private static Stream<String> values(@Nullable List<String> given) {
    return given == null
        ? Stream.empty()
        : given.stream().map(String::strip).filter(it -> !it.isEmpty()).distinct();
  }
}
