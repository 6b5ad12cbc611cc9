package org.slaledger.rules.credit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Interval;

/**
 * Time that was put forward as not counting.
 *
 * @param announced when it was announced; planned maintenance needs it
 * @param reference what says so, opaque: the id of an event, say
 */
public record Exclusion(
    Category category, Interval interval, @Nullable Instant announced, String reference) {
  public Exclusion {
    if (category == Category.PLANNED_MAINTENANCE && announced == null) {
      throw new IllegalArgumentException("planned maintenance was announced at some time");
    }
  }

  /** Whether it was announced early enough; only planned maintenance has to be. */
  boolean holds(Duration notice) {
    return category != Category.PLANNED_MAINTENANCE
        || (announced != null
            && Duration.between(announced, interval.from()).compareTo(notice) >= 0);
  }
}
