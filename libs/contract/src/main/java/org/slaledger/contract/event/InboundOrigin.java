package org.slaledger.contract.event;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Sealed;

/**
 * The integrator's event that an event of ours was made from.
 *
 * @param integrator who published it
 * @param source the CloudEvents source that it named
 * @param id the CloudEvents id that it named; with the source it is unique
 * @param subject the CloudEvents subject that it named: which of several checks of a point speaks
 * @param original its exact bytes, sealed under the key of the ticket or point
 */
public record InboundOrigin(
    String integrator, String source, String id, @Nullable String subject, Sealed original) {
  /** Which of several checks of a point an origin speaks of; empty where there is but one. */
  public static String checkOf(@Nullable InboundOrigin origin) {
    return origin == null || origin.subject == null ? "" : origin.subject;
  }
}
