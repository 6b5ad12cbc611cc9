package org.slaledger.rules.time;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which open deadlines another version of a calendar would move: one with other hours or holidays,
 * or the same hours in the zone as newer data has it ({@link FrozenZone} frozen anew).
 *
 * @param before the version by which the deadlines are due
 * @param after the version that would take its place
 */
public record WhatMoves(Calendar before, Calendar after) {

  /** What a deadline is reckoned from. */
  public record Deadline(String id, Instant start, Target target, Intervals pauses) {}

  /**
   * A deadline that the two versions put at different instants.
   *
   * @param before nothing where that version has no answer within its zone's frozen range
   * @param after the same for the other version
   */
  public record Moved(String id, @Nullable Instant before, @Nullable Instant after) {}

  /** Those of the deadlines that move, in the order in which they were given. */
  public List<Moved> among(Collection<Deadline> open) {
    return open.stream()
        .map(deadline -> new Moved(deadline.id(), due(before, deadline), due(after, deadline)))
        .filter(moved -> !Objects.equals(moved.before(), moved.after()))
        .toList();
  }

  private static @Nullable Instant due(Calendar calendar, Deadline deadline) {
    try {
      return calendar.due(deadline.start(), deadline.target(), deadline.pauses());
    } catch (BeyondFrozenZone none) {
      return null;
    }
  }
}
