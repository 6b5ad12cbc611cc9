package org.slaledger.promises;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Interval;

/**
 * Whether a piece of announced maintenance takes effect, and why.
 *
 * @param time the piece: time that has been announced since the same instant
 * @param announced since when
 * @param version of the event that announced it
 * @param excluded what of it is excluded; null where it has no effect
 * @param why for people
 */
public record MaintenanceRuling(
    Maintenance maintenance,
    Interval time,
    Instant announced,
    long version,
    @Nullable Interval excluded,
    Ground ground,
    String why) {

  /** What decided. */
  public enum Ground {
    /** It holds, whole. */
    IN_TIME,
    /** It was cancelled. */
    CANCELLED,
    /** Work ended before it began. */
    ENDED_BEFORE,
    /** The addendum never excludes maintenance. */
    NEVER,
    /** It was announced too late. */
    NOTICE,
    /** It does not lie whole in the service window's hours. */
    SERVICE_WINDOW,
    /** The year's allowance is used up, at some instant within it or before. */
    ALLOWANCE,
    /** Nothing is agreed then. */
    NOTHING_AGREED,
    /** What it depends on is not known yet, such as a calendar's later years. */
    NOT_KNOWN
  }

  /** Whether it has any effect. */
  public boolean holds() {
    return excluded != null;
  }

  /** Whether all of it is excluded. */
  public boolean holdsWhole() {
    return time.equals(excluded);
  }

  /** What of the ruling concerns a part of the time. */
  MaintenanceRuling within(Interval part) {
    Interval left = excluded == null ? null : excluded.intersect(part);
    return new MaintenanceRuling(
        maintenance,
        time.intersect(part),
        announced,
        version,
        left == null || left.isEmpty() ? null : left,
        ground,
        why);
  }
}
