package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.time.Interval;

/** How much of the fee is given back, in percent, before the cap. */
final class Schedule {
  private static final Duration HOUR = Duration.ofHours(1);
  private final Ground ground;
  private final Verdict verdict;
  private final Fraction availability;

  Schedule(Ground ground, Verdict verdict, Availability availability) {
    this.ground = ground;
    this.verdict = verdict;
    this.availability = availability.exact();
  }

  /**
   * What a schedule gives.
   *
   * @param tier the one that was met, if any
   */
  record Given(Fraction percent, CreditTerms.@Nullable Tier tier) {}

  Given given() {
    return switch (ground.terms().credit()) {
      case CreditTerms.Tiers tiers -> tiers(tiers);
      case CreditTerms.PerHourBeyond beyond -> new Given(perHourBeyond(beyond), null);
      case CreditTerms.ProRata proRata -> new Given(proRata(proRata), null);
      case CreditTerms.HoursWaived waived -> new Given(hoursWaived(waived), null);
    };
  }

  private Given tiers(CreditTerms.Tiers terms) {
    return terms.tiers().stream()
        .filter(this::isMet)
        .max(Comparator.comparing(CreditTerms.Tier::percent))
        .map(tier -> new Given(Fraction.of(tier.percent()), tier))
        .orElse(new Given(Fraction.ZERO, null));
  }

  private boolean isMet(CreditTerms.Tier tier) {
    BigDecimal below = tier.below();
    BigDecimal atMost = tier.atMost();
    return (below != null && availability.compareTo(share(below)) < 0)
        || (atMost != null && availability.compareTo(share(atMost)) <= 0);
  }

  private Fraction perHourBeyond(CreditTerms.PerHourBeyond terms) {
    Fraction allowed = Fraction.ONE.minus(objective()).times(hours(ground.denominator()));
    Fraction beyond = hours(verdict.counted().length()).minus(allowed);
    return beyond.signum() <= 0
        ? Fraction.ZERO
        : new Fraction(beyond.floor(), BigInteger.ONE).times(Fraction.of(terms.percentPerHour()));
  }

  private Fraction proRata(CreditTerms.ProRata terms) {
    Fraction down = Fraction.ratio(verdict.counted().length(), ground.denominator());
    return availability.compareTo(objective()) < 0
        ? Fraction.of(terms.multiple()).times(down).times(Fraction.HUNDRED)
        : Fraction.ZERO;
  }

  /** Hours count from the period's start, and give back their share of the whole period. */
  private Fraction hoursWaived(CreditTerms.HoursWaived terms) {
    Grid hours = new Grid(ground.period().interval(), HOUR);
    TreeMap<Long, Duration> down = new TreeMap<>();
    for (Interval part : verdict.counted().parts()) {
      for (long hour = hours.indexOf(part.from()); hour <= hours.lastIndexOf(part); hour++) {
        down.merge(hour, part.intersect(hours.cell(hour)).length(), Duration::plus);
      }
    }
    Duration free = Duration.ZERO;
    for (var hour : down.entrySet()) {
      boolean waived = hour.getValue().compareTo(terms.moreThan()) > 0;
      free = waived ? free.plus(hours.cell(hour.getKey()).length()) : free;
    }
    return Fraction.ratio(free, ground.period().interval().length()).times(Fraction.HUNDRED);
  }

  private Fraction objective() {
    return share(ground.terms().availability().objective());
  }

  private static Fraction share(BigDecimal percent) {
    return Fraction.of(percent).dividedBy(Fraction.HUNDRED);
  }

  private static Fraction hours(Duration time) {
    return Fraction.ratio(time, HOUR);
  }
}
