package org.slaledger.contract.terms;

import java.time.Instant;
import java.util.List;

/**
 * A time zone's offsets over the years that an addendum covers, as data.
 *
 * @param zone IANA name
 * @param initialOffset the offset at {@code from}, such as {@code +01:00}
 * @param from the first instant that is covered
 * @param until the first instant that is covered no longer
 * @param transitions each change of the offset, in order
 */
public record FrozenZoneTerms(
    String zone, String initialOffset, Instant from, Instant until, List<Transition> transitions) {

  /** At an instant the offset changes from one to another. */
  public record Transition(Instant at, String before, String after) {}
}
