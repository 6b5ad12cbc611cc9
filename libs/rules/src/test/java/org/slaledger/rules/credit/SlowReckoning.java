package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.time.Interval;

/**
 * The rules of credits.json once more, second by second and without any of the engine's sets.
 * Second 0 is the first that was observed.
 */
final class SlowReckoning {
  private final GeneratedCase given;
  private final ServiceTerms terms;
  private final int[] failedTenths;
  private final BitSet excluded = new BitSet();
  private final BitSet removed = new BitSet();
  private final int periodFrom;
  private final int periodTo;
  private final int from;
  private final int to;
  final BitSet counted = new BitSet();
  final BitSet failed = new BitSet();
  @Nullable Fraction availability;
  Fraction percent = Fraction.ZERO;

  SlowReckoning(GeneratedCase given) {
    this.given = given;
    this.terms = given.terms();
    this.periodFrom = second(given.period().interval(), false);
    this.periodTo = second(given.period().interval(), true);
    this.from = second(given.interval(), false);
    this.to = second(given.interval(), true);
    this.failedTenths = new int[second(given.observed(), true)];
    observe();
    exclude();
    judge();
    if (availability != null) {
      percent = percent().min(cap());
    }
  }

  private int second(Interval interval, boolean end) {
    return (int)
        Duration.between(given.observed().from(), end ? interval.to() : interval.from())
            .toSeconds();
  }

  private void observe() {
    int knownFrom = second(given.known(), false);
    int knownTo = second(given.known(), true);
    for (int s = 0; s < failedTenths.length; s++) {
      int tenths = 0;
      boolean silent = false;
      for (Observed seen : given.evidence()) {
        if (second(seen.interval(), false) <= s && s < second(seen.interval(), true)) {
          tenths = Math.max(tenths, tenths(seen.state()));
          silent |= seen.state().equals(State.UNOBSERVED);
        }
      }
      silent &= tenths == 0 && !sawDegraded(s);
      if (s < knownFrom || s >= knownTo) {
        silent = s >= Math.min(from, knownFrom) && s < Math.max(to, knownTo);
        tenths = 0;
      }
      failedTenths[s] = tenths;
      if (silent && terms.unobserved() == UnobservedAs.DOWN) {
        failedTenths[s] = 11;
      } else if (silent && terms.unobserved() == UnobservedAs.EXCLUDED) {
        removed.set(s);
      }
    }
  }

  /** Degraded with rate zero is not silence, though nothing failed. */
  private boolean sawDegraded(int s) {
    return given.evidence().stream()
        .anyMatch(
            seen ->
                seen.state() instanceof State.Degraded
                    && second(seen.interval(), false) <= s
                    && s < second(seen.interval(), true));
  }

  /** Down is eleven, above any degraded. */
  private static int tenths(State state) {
    return switch (state) {
      case State.Down down -> 11;
      case State.Degraded(Fraction rate) -> rate.times(Fraction.of(10)).floor().intValueExact();
      case State.Up up -> 0;
      case State.Unobserved unobserved -> 0;
    };
  }

  private void exclude() {
    for (Exclusion exclusion : given.exclusions()) {
      boolean late =
          exclusion.category() == Category.PLANNED_MAINTENANCE
              && exclusion.announced() != null
              && exclusion
                  .announced()
                  .plus(terms.maintenanceNotice())
                  .isAfter(exclusion.interval().from());
      if (!late) {
        excluded.set(second(exclusion.interval(), false), second(exclusion.interval(), true));
      }
    }
    if (terms.excludedTime() == ExcludedTime.REMOVED) {
      removed.or(excluded);
    }
  }

  private void judge() {
    switch (terms.availability()) {
      case AvailabilityTerms.Downtime downtime -> downtime(downtime);
      case AvailabilityTerms.Slices slices -> slices(slices);
      case AvailabilityTerms.ErrorRate rate -> errorRate((int) rate.slice().toSeconds());
    }
  }

  private void downtime(AvailabilityTerms.Downtime downtime) {
    BitSet down = new BitSet();
    for (int s = 0; s < failedTenths.length; s++) {
      down.set(s, failedTenths[s] == 11);
    }
    failed.or(down);
    Duration unit = downtime.wholeUnits();
    BitSet pieces = new BitSet();
    for (int s = down.nextSetBit(0); s >= 0; s = down.nextSetBit(down.nextClearBit(s))) {
      if (down.nextClearBit(s) - s >= downtime.minimumOutage().toSeconds()) {
        pieces.set(s, down.nextClearBit(s));
      }
    }
    pieces.clear(0, from);
    pieces.clear(to, failedTenths.length);
    pieces.andNot(excluded);
    pieces.andNot(removed);
    for (int s = pieces.nextSetBit(0); s >= 0; s = pieces.nextSetBit(pieces.nextClearBit(s))) {
      int length = pieces.nextClearBit(s) - s;
      int units = unit == null ? 1 : (int) unit.toSeconds();
      counted.set(s, s + length / units * units);
    }
    ofTime();
  }

  private int left(int start, int end) {
    int left = 0;
    for (int s = Math.max(start, from); s < Math.min(end, to); s++) {
      left += removed.get(s) ? 0 : 1;
    }
    return left;
  }

  private void ofTime() {
    int denominator = left(from, to);
    if (denominator > 0) {
      availability = fraction(denominator - counted.cardinality(), denominator);
    }
  }

  /** The failed time of a slice in tenths of seconds. */
  private int failed(int start, int end) {
    int sum = 0;
    for (int s = Math.max(start, from); s < Math.min(end, to); s++) {
      if (!removed.get(s) && !excluded.get(s)) {
        sum += Math.min(10, failedTenths[s]);
      }
    }
    return sum;
  }

  private void slices(AvailabilityTerms.Slices slices) {
    failing();
    int slice = (int) slices.slice().toSeconds();
    int run = 0;
    for (int start = periodFrom; start < periodTo + slice; start += slice) {
      int left = left(start, start + slice);
      Fraction badAbove = Fraction.of(slices.badAbove());
      if (left > 0 && fraction(failed(start, start + slice), 10 * left).compareTo(badAbove) > 0) {
        run++;
        continue;
      }
      for (int s = start - run * slice; run >= slices.minimumRun() && s < start; s++) {
        counted.set(s, s >= from && s < to && !removed.get(s));
      }
      run = 0;
    }
    ofTime();
  }

  private void failing() {
    for (int s = 0; s < failedTenths.length; s++) {
      failed.set(s, failedTenths[s] > 0);
    }
  }

  private void errorRate(int slice) {
    failing();
    Fraction sum = Fraction.ZERO;
    int slices = 0;
    for (int start = periodFrom; start < periodTo; start += slice) {
      int left = left(start, start + slice);
      slices += left > 0 ? 1 : 0;
      sum = left > 0 ? sum.plus(fraction(failed(start, start + slice), 10L * left)) : sum;
    }
    counted.or(failed);
    counted.clear(0, from);
    counted.clear(to, failedTenths.length);
    counted.andNot(excluded);
    counted.andNot(removed);
    availability = slices == 0 ? null : Fraction.ONE.minus(sum.dividedBy(Fraction.of(slices)));
  }

  private Fraction percent() {
    Fraction kept = Objects.requireNonNull(availability).times(Fraction.HUNDRED);
    Fraction objective = Fraction.of(terms.availability().objective());
    int down = counted.cardinality();
    int denominator = left(from, to);
    return switch (terms.credit()) {
      case CreditTerms.Tiers tiers -> tiers(tiers.tiers(), kept);
      case CreditTerms.PerHourBeyond beyond -> {
        Fraction allowed = Fraction.HUNDRED.minus(objective).times(fraction(denominator, 360_000));
        Fraction hours = fraction(down, 3_600).minus(allowed);
        long whole = hours.signum() < 0 ? 0 : hours.floor().longValueExact();
        yield Fraction.of(whole).times(Fraction.of(beyond.percentPerHour()));
      }
      case CreditTerms.ProRata proRata ->
          kept.compareTo(objective) < 0
              ? fraction(100L * down, denominator).times(Fraction.of(proRata.multiple()))
              : Fraction.ZERO;
      case CreditTerms.HoursWaived waived -> {
        int free = 0;
        for (int hour = periodFrom; hour < periodTo; hour += 3_600) {
          int end = Math.min(hour + 3_600, periodTo);
          free +=
              counted.get(hour, end).cardinality() > waived.moreThan().toSeconds() ? end - hour : 0;
        }
        yield fraction(100L * free, periodTo - periodFrom);
      }
    };
  }

  private static Fraction tiers(List<CreditTerms.Tier> tiers, Fraction kept) {
    BigDecimal best = BigDecimal.ZERO;
    for (CreditTerms.Tier tier : tiers) {
      boolean met =
          tier.below() != null
              ? kept.compareTo(Fraction.of(tier.below())) < 0
              : tier.atMost() != null && kept.compareTo(Fraction.of(tier.atMost())) <= 0;
      best = met ? best.max(tier.percent()) : best;
    }
    return Fraction.of(best);
  }

  private Fraction cap() {
    BigDecimal cap = terms.credit().cap();
    return cap == null ? Fraction.HUNDRED : Fraction.of(cap);
  }

  private static Fraction fraction(long part, long whole) {
    return Fraction.of(part).dividedBy(Fraction.of(whole));
  }

  /** The fate of a second of the interval, by its offset from the interval's start. */
  Fate.Kind fate(int offset, State observed) {
    int s = from + offset;
    if (counted.get(s)) {
      return Fate.Kind.COUNTED;
    }
    if (excluded.get(s) && (failed.get(s) || terms.excludedTime() == ExcludedTime.REMOVED)) {
      return Fate.Kind.EXCLUDED;
    }
    if (failed.get(s)) {
      return Fate.Kind.FORGIVEN;
    }
    return observed.equals(State.UNOBSERVED) ? Fate.Kind.UNOBSERVED : Fate.Kind.UP;
  }
}
