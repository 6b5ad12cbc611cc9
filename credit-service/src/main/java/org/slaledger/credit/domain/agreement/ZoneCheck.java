package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Checked;
import org.slaledger.rules.time.FrozenZone;

/** Freezes the zone of an addendum's periods for the years in which it may hold. */
final class ZoneCheck {
  private static final int YEARS_BEFORE = 1;
  private static final int YEARS_AFTER = 10;

  private ZoneCheck() {}

  /** The zone around the year of an instant; null, and said so, where there is none. */
  static @Nullable FrozenZone frozen(String name, Instant around, Findings findings) {
    int year = around.atOffset(ZoneOffset.UTC).getYear();
    return switch (FrozenZone.named(name, year - YEARS_BEFORE, year + YEARS_AFTER)) {
      case Checked.Accepted<FrozenZone>(FrozenZone found) -> found;
      case Checked.Refused<FrozenZone> no -> {
        findings.add("", no.problems());
        yield null;
      }
    };
  }
}
