package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.FrozenZone.Transition;

/** Which offset holds when. */
final class Offsets {
  private Offsets() {}

  static ZoneOffset at(FrozenZone zone, Instant instant) {
    ZoneOffset offset = zone.initialOffset();
    for (Transition change : zone.transitions()) {
      if (change.at().isAfter(instant)) {
        return offset;
      }
      offset = change.after();
    }
    return offset;
  }
}
