package org.slaledger.contract.terms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;

/**
 * The terms of an agreement, as they are signed. Contacts are no part of them.
 *
 * @param basedOn the package whose terms hold where the document that was put forward gave none;
 *     here they are written out
 * @param zone IANA zone in which periods are cut
 * @param currency ISO 4217 code
 * @param effective from when on it shall hold; at signing, where none is given
 * @param runningClocks {@link RunningClocks#KEEP} where not given
 * @param supportHours in which people answer: {@code 24x7} or the name of a calendar
 * @param calendars the calendars that the terms name, each with the version that was read when they
 *     were put forward; later versions go on from it and change nothing that has passed
 * @param priorities what is promised for tickets of each priority
 * @param services what is promised for each service
 * @param responseCredit what late responses give back; they are reported only, where not given
 * @param changes who may change what; what a customer changes otherwise may be excluded
 * @param claims until when something can be put forward; without limit where not given
 * @param checkpointKey verifies the provider's checkpoints, in the form of a C2SP signed note's key
 */
public record Addendum(
    CustomerId customer,
    @Nullable PackageVersion basedOn,
    String zone,
    String currency,
    Cycle cycle,
    @Nullable Instant effective,
    @Nullable RunningClocks runningClocks,
    @Nullable String supportHours,
    @Nullable Map<String, Integer> calendars,
    Map<Priority, PriorityTerms> priorities,
    List<ServiceTerms> services,
    @Nullable ResponseCredit responseCredit,
    @Nullable List<ChangeFlow> changes,
    @Nullable ClaimTerms claims,
    @Nullable String checkpointKey) {
  /** The same terms for other services. */
  public Addendum serving(List<ServiceTerms> others) {
    return new Addendum(
        customer,
        basedOn,
        zone,
        currency,
        cycle,
        effective,
        runningClocks,
        supportHours,
        calendars,
        priorities,
        others,
        responseCredit,
        changes,
        claims,
        checkpointKey);
  }
}
