package org.slaledger.credit.domain.calendar;

import org.slaledger.rules.Checked;
import org.slaledger.rules.time.FrozenZone;

/**
 * What is known of time zones, as {@link FrozenZone#named} freezes it. Handed in, since it is the
 * machine's and changes with its updates.
 */
@FunctionalInterface
public interface ZoneData {
  /** A zone over some years; refused where there is none of that name. */
  Checked<FrozenZone> frozen(String zone, int fromYear, int toYear);
}
