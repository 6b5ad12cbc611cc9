package org.slaledger.credit.domain.agreement;

import java.time.Duration;
import java.time.Instant;

/**
 * From when on terms may hold. Terms that hold from long before they were signed would judge what
 * has happened already, in favour of whoever wrote them last; a day is left for signatures that
 * take their time.
 */
final class Effective {
  private static final Duration BACKDATED_AT_MOST = Duration.ofHours(24);
  private static final Duration AHEAD_AT_MOST = Duration.ofDays(5 * 366);

  private Effective() {}

  static void check(Instant effective, Instant now, Findings findings) {
    findings.demand(
        isPossible(effective, now),
        "effective",
        effective + " is too far from now, " + now,
        "from 24 hours ago to five years ahead");
  }

  static boolean isPossible(Instant effective, Instant now) {
    return !effective.isBefore(now.minus(BACKDATED_AT_MOST))
        && !effective.isAfter(now.plus(AHEAD_AT_MOST));
  }
}
