package org.slaledger.promises;

import java.time.Instant;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.Interval;

/**
 * From when on the terms of availability of a signed version hold: where a period of its own cycle
 * begins; the first version's from its effect on. They hold until those of a later version do.
 */
public final class JudgedFrom {
  private JudgedFrom() {}

  /**
   * The instant.
   *
   * @param effective from when on the version is effective
   * @param first whether no other version's terms held before
   */
  public static Instant of(Instant effective, boolean first, Cycle cycle, FrozenZoneTerms zone) {
    if (first) {
      return effective;
    }
    Interval period =
        Period.at(effective, Translation.cycle(cycle), Translation.zone(zone)).interval();
    return period.from().equals(effective) ? effective : period.to();
  }
}
