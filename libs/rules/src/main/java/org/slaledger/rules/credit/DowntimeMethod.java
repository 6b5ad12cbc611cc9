package org.slaledger.rules.credit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** DOWNTIME: outages, judged whole, then cut, freed of exclusions, and counted in whole units. */
final class DowntimeMethod {
  private DowntimeMethod() {}

  static Verdict judge(AvailabilityTerms.Downtime terms, Ground ground) {
    Intervals down = ground.timeline().when(state -> ground.errorRate(state).signum() > 0);
    Intervals outages = notShorter(down, terms.minimumOutage());
    Intervals pieces = ground.liable(outages);
    Intervals counted = wholeUnits(pieces, terms.wholeUnits());
    return Verdict.ofTime(
        ground,
        counted,
        List.of(
            new Verdict.Pardon(Fate.Rule.MINIMUM_OUTAGE, down.minus(outages)),
            new Verdict.Pardon(Fate.Rule.WHOLE_UNITS, pieces.minus(counted))));
  }

  private static Intervals notShorter(Intervals down, Duration minimum) {
    return new Intervals(
        down.parts().stream().filter(part -> part.length().compareTo(minimum) >= 0).toList());
  }

  private static Intervals wholeUnits(Intervals pieces, @Nullable Duration unit) {
    return unit == null
        ? pieces
        : Intervals.of(pieces.parts().stream().map(piece -> wholeUnits(piece, unit)).toList());
  }

  /** The units are laid from the piece's own start. */
  private static Interval wholeUnits(Interval piece, Duration unit) {
    long units = piece.length().dividedBy(unit);
    return new Interval(piece.from(), piece.from().plus(unit.multipliedBy(units)));
  }
}
