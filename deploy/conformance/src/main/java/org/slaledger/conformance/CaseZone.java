package org.slaledger.conformance;

import org.slaledger.rules.Checked;
import org.slaledger.rules.time.FrozenZone;

/** Zones as cases have them: this machine's, frozen for as long as anybody's case may reach. */
final class CaseZone {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private CaseZone() {}

  static Checked<FrozenZone> named(String name) {
    return FrozenZone.named(name, FIRST_YEAR, LAST_YEAR);
  }
}
