package org.slaledger.probe.adapter.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.probe.adapter.ical.Recurring;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;

/**
 * What is announced.
 *
 * @param points the only points that it affects; all of the services where not given
 * @param from of the first occurrence, inclusive
 * @param to of the first occurrence, exclusive
 * @param recurrence how often it takes place; once where not given
 */
public record AnnouncementBody(
    List<CustomerId> customers,
    List<String> services,
    @Nullable List<PointId> points,
    Instant from,
    Instant to,
    @Nullable Recurrence recurrence,
    String reason) {
  /** An example for the API's description. */
  public static final String EXAMPLE =
      """
      {"customers": ["acme"], "services": ["portal"], "from": "2026-12-01T22:00:00Z",
       "to": "2026-12-02T00:00:00Z", "reason": "New disks"}""";

  /** Another, that recurs and names a point. */
  public static final String RECURRING =
      """
      {"customers": ["acme"], "services": ["portal"], "points": ["portal-login"],
       "from": "2026-12-06T21:00:00Z", "to": "2026-12-06T23:00:00Z",
       "recurrence": {"rule": "FREQ=MONTHLY;BYDAY=1SU;COUNT=12", "zone": "Europe/Amsterdam"},
       "reason": "Patches, on the first Sunday of the month"}""";

  /**
   * As a command, in whole milliseconds; who has which service is looked up later.
   *
   * @throws org.slaledger.web.problem.ProblemException 400 where the rule can't be used
   */
  public Announce command(WindowId window) {
    Recurring recurring =
        recurrence == null ? null : Checks.usable("recurrence.", Recurring.of(recurrence));
    Instant first = from.truncatedTo(ChronoUnit.MILLIS);
    Instant end = to.truncatedTo(ChronoUnit.MILLIS);
    return new Announce(
        window,
        customers.stream().distinct().toList(),
        services.stream().distinct().toList(),
        points == null ? null : points.stream().distinct().toList(),
        recurring == null
            ? List.of(new PlannedTime(first, end))
            : Checks.usable("recurrence.", recurring.times(first, end)),
        recurring == null ? null : recurring.recurrence(),
        reason,
        List.of());
  }
}
