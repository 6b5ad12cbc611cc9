package org.slaledger.probe.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who tells of a point under one version of an agreement.
 *
 * @param integrator none where it is probed
 * @param from inclusive
 * @param until exclusive; open where null
 */
public record Assigned(@Nullable String integrator, Instant from, @Nullable Instant until) {
  /** Whether somebody tells of it at some instant of that time, or at that very instant. */
  boolean to(String somebody, Instant begin, Instant end) {
    return somebody.equals(integrator)
        && (begin.equals(end) ? !from.isAfter(begin) : from.isBefore(end))
        && (until == null || until.isAfter(begin));
  }
}
