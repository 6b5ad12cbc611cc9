package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;

/**
 * A service that a customer has under an addendum that was signed.
 *
 * @param notice how long before its beginning maintenance must have been announced to be excluded;
 *     where null, maintenance is never excluded
 * @param from from when on, inclusive
 * @param until exclusive; open where null
 */
public record AgreedService(
    CustomerId customer,
    String service,
    @Nullable Duration notice,
    Instant from,
    @Nullable Instant until) {

  /** Whether it holds at some instant of the interval. */
  public boolean holdsDuring(Instant start, Instant end) {
    return from.isBefore(end) && (until == null || until.isAfter(start));
  }
}
