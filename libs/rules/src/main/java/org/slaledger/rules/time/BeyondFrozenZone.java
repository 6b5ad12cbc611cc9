package org.slaledger.rules.time;

import java.time.DateTimeException;

/**
 * A question about a time for which the offsets were not frozen when the terms were published. The
 * answer would hang on the machine's own time zone data, so there is none: terms that reach further
 * have to be published with a longer range.
 */
public final class BeyondFrozenZone extends DateTimeException {
  private static final long serialVersionUID = 1L;

  BeyondFrozenZone(FrozenZone zone, Object asked) {
    super(
        "%s lies outside %s to %s, for which the offsets of %s were frozen"
            .formatted(asked, zone.from(), zone.until(), zone.id()));
  }
}
