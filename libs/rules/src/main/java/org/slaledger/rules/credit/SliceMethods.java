package org.slaledger.rules.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** SLICES and ERROR_RATE: the period cut into slices, each with an error rate. */
final class SliceMethods {
  private SliceMethods() {}

  static Verdict judge(AvailabilityTerms.Slices terms, Ground ground) {
    SliceRates slices = new SliceRates(ground, terms.slice());
    List<Interval> counted = new ArrayList<>();
    List<Interval> pardoned = new ArrayList<>();
    for (List<Long> run : runs(bad(slices, Fraction.of(terms.badAbove())))) {
      List<Interval> target = run.size() >= terms.minimumRun() ? counted : pardoned;
      run.forEach(index -> target.addAll(slices.time(index).parts()));
    }
    return Verdict.ofTime(
        ground,
        Intervals.of(counted),
        List.of(
            new Verdict.Pardon(Fate.Rule.MINIMUM_RUN, Intervals.of(pardoned)),
            new Verdict.Pardon(Fate.Rule.BAD_ABOVE, Intervals.of(ground.interval()))));
  }

  private static List<Long> bad(SliceRates slices, Fraction badAbove) {
    return slices.rates().entrySet().stream()
        .filter(slice -> slice.getValue().compareTo(badAbove) > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<List<Long>> runs(List<Long> ordered) {
    List<List<Long>> runs = new ArrayList<>();
    for (long index : ordered) {
      if (runs.isEmpty() || runs.getLast().getLast() != index - 1) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(index);
    }
    return runs;
  }

  static Verdict judge(AvailabilityTerms.ErrorRate terms, Ground ground) {
    SliceRates slices = new SliceRates(ground, terms.slice());
    Intervals failing =
        ground.liable(ground.timeline().when(state -> ground.errorRate(state).signum() > 0));
    long count = slices.count();
    if (count == 0) {
      return new Verdict(failing, List.of(), null);
    }
    Fraction failed = slices.rates().values().stream().reduce(Fraction.ZERO, Fraction::plus);
    Availability availability = new Availability.OfSlices(Fraction.of(count).minus(failed), count);
    return new Verdict(failing, List.of(), availability);
  }
}
