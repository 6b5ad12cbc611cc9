package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who tells of a point under one version of an agreement.
 *
 * @param integrator none where it is probed
 * @param locations from where alone it is measured; from everywhere where null
 * @param from inclusive
 * @param until exclusive; open where null
 */
public record Assigned(
    @Nullable String integrator,
    @Nullable List<String> locations,
    Instant from,
    @Nullable Instant until) {
  /** Whether it is probed, and what is seen from that location counts. */
  boolean countsFrom(String location) {
    return integrator == null && (locations == null || locations.contains(location));
  }

  /** Whether somebody tells of it at some instant of that time, or at that very instant. */
  boolean to(String somebody, Instant begin, Instant end) {
    return somebody.equals(integrator)
        && (begin.equals(end) ? !from.isAfter(begin) : from.isBefore(end))
        && (until == null || until.isAfter(begin));
  }
}
