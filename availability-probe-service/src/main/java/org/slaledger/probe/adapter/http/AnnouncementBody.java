package org.slaledger.probe.adapter.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.domain.MaintenanceCommand.Announce;

/**
 * What is announced.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record AnnouncementBody(
    List<CustomerId> customers, List<String> services, Instant from, Instant to, String reason) {
  /** An example for the API's description. */
  public static final String EXAMPLE =
      """
      {"customers": ["acme"], "services": ["portal"], "from": "2026-12-01T22:00:00Z",
       "to": "2026-12-02T00:00:00Z", "reason": "New disks"}""";

  /** As a command, in whole milliseconds; who has which service is looked up later. */
  public Announce command(WindowId window) {
    return new Announce(
        window,
        List.copyOf(customers),
        List.copyOf(services),
        from.truncatedTo(ChronoUnit.MILLIS),
        to.truncatedTo(ChronoUnit.MILLIS),
        reason,
        List.of());
  }
}
