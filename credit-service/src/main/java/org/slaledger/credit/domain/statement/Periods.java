package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.promises.Translation;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.FrozenZone;

/** The periods for which an agreement has statements. */
public final class Periods {
  private Periods() {}

  /**
   * Those that hold an instant from one to another, the latest first. None beyond the years for
   * which the zone was frozen.
   */
  public static List<Period> between(
      Instant from, Instant to, Cycle cycle, FrozenZoneTerms frozen) {
    FrozenZone zone = Translation.zone(frozen);
    List<Period> periods = new ArrayList<>();
    try {
      Instant cursor = from;
      while (cursor.isBefore(to)) {
        Period period = Period.at(cursor, Translation.cycle(cycle), zone);
        periods.addFirst(period);
        cursor = period.interval().to();
      }
    } catch (BeyondFrozenZone end) {
      return periods;
    }
    return periods;
  }
}
