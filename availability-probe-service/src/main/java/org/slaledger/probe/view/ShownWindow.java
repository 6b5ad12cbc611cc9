package org.slaledger.probe.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.domain.MaintenanceWindow.Phase;

/**
 * A maintenance window as it is shown.
 *
 * @param version what a change has to name in {@code If-Match}
 * @param from inclusive
 * @param to exclusive
 * @param announcedAt from when notice counts
 */
public record ShownWindow(
    WindowId window,
    long version,
    Phase phase,
    List<CustomerId> customers,
    List<String> services,
    Instant from,
    Instant to,
    String reason,
    Instant announcedAt,
    @Nullable Instant openedAt,
    @Nullable Instant endedAt) {
  /** The same as one customer may see it: others are not named. */
  public ShownWindow seenBy(CustomerId customer) {
    return new ShownWindow(
        window,
        version,
        phase,
        List.of(customer),
        services,
        from,
        to,
        reason,
        announcedAt,
        openedAt,
        endedAt);
  }
}
