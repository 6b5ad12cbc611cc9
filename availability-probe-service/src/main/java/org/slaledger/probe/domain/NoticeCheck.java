package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;

/**
 * Whether a window announced now is announced in time for one service of one customer.
 *
 * @param kept whether the window will be excluded from down time
 * @param required the notice that the addendum asks for; none where it never excludes maintenance
 * @param given from now to the window's beginning
 */
public record NoticeCheck(
    CustomerId customer,
    String service,
    boolean kept,
    @Nullable Duration required,
    Duration given) {

  /** One check for each service that is affected. */
  public static List<NoticeCheck> of(MaintenanceCommand.Announce window, Instant now) {
    Duration given = Duration.between(now, window.from());
    return window.agreed().stream()
        .filter(agreed -> agreed.holdsDuring(window.from(), window.to()))
        .filter(agreed -> window.customers().contains(agreed.customer()))
        .filter(agreed -> window.services().contains(agreed.service()))
        .map(agreed -> check(agreed, given))
        .distinct()
        .toList();
  }

  private static NoticeCheck check(AgreedService agreed, Duration given) {
    Duration required = agreed.notice();
    boolean kept = required != null && given.compareTo(required) >= 0;
    return new NoticeCheck(agreed.customer(), agreed.service(), kept, required, given);
  }
}
