package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/**
 * Generated terms and facts of a short period, all on whole seconds.
 *
 * @param observed the stretch from which evidence may come
 * @param known where the timeline has something to say; it may end before the interval does
 */
record GeneratedCase(
    ServiceTerms terms,
    Period period,
    Interval interval,
    Interval observed,
    Interval known,
    List<Observed> evidence,
    List<Exclusion> exclusions) {
  private static final Instant ZERO = Instant.parse("2026-06-01T00:00:00Z");
  private static final int MARGIN = 1_500;

  static GeneratedCase of(RandomGenerator random) {
    int length = 4_000 + random.nextInt(9_000);
    Interval whole = span(0, length);
    int from = random.nextBoolean() ? 0 : random.nextInt(1_000);
    Interval part = span(from, random.nextBoolean() ? length : from + 1 + random.nextInt(2_500));
    return new GeneratedCase(
        terms(random),
        new Period("2026-06", Cycle.MONTH, whole),
        part,
        span(-MARGIN, length + MARGIN),
        span(
            random.nextInt(4) > 0 ? -MARGIN : random.nextInt(2_000),
            length + (random.nextInt(4) > 0 ? MARGIN : -random.nextInt(1_000))),
        evidence(random, length),
        exclusions(random, length));
  }

  Facts facts() {
    Timeline timeline = Timeline.of(known, State.UP, evidence);
    return new Facts(period, interval, timeline, exclusions);
  }

  Owed owed() {
    return SignableTerms.of(terms).orElseThrow().reckon(facts());
  }

  private static Interval span(int from, int to) {
    return new Interval(ZERO.plusSeconds(from), ZERO.plusSeconds(to));
  }

  private static Interval somewhere(RandomGenerator random, int length) {
    int from = random.nextInt(-MARGIN, length + MARGIN - 1);
    return span(from, Math.min(length + MARGIN, from + random.nextInt(1_800)));
  }

  private static List<Observed> evidence(RandomGenerator random, int length) {
    List<Observed> evidence = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      State state =
          switch (random.nextInt(4)) {
            case 0 -> State.UNOBSERVED;
            case 1 -> new State.Degraded(Fraction.of(decimal(random.nextInt(11), 1)));
            default -> State.DOWN;
          };
      evidence.add(new Observed(somewhere(random, length), state, List.of("e" + i)));
    }
    return evidence;
  }

  private static List<Exclusion> exclusions(RandomGenerator random, int length) {
    List<Exclusion> exclusions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Category category = Category.values()[random.nextInt(Category.values().length)];
      Interval time = somewhere(random, length);
      Instant announced = time.from().minusSeconds(random.nextInt(7_200));
      exclusions.add(new Exclusion(category, time, announced, "x" + i));
    }
    return exclusions;
  }

  private static ServiceTerms terms(RandomGenerator random) {
    AvailabilityTerms availability = availability(random);
    return new ServiceTerms(
        "hosting",
        decimal(random.nextInt(1_000_000), 2),
        new FrozenCurrency("EUR", 2),
        availability,
        credit(random, availability),
        UnobservedAs.values()[random.nextInt(3)],
        ExcludedTime.values()[random.nextInt(2)],
        Duration.ofSeconds(random.nextInt(7_200)));
  }

  private static AvailabilityTerms availability(RandomGenerator random) {
    BigDecimal objective = decimal(9_500 + random.nextInt(501), 2);
    Duration slice = Duration.ofSeconds(new int[] {1, 60, 300, 3_600}[random.nextInt(4)]);
    return switch (random.nextInt(4)) {
      case 0 ->
          new AvailabilityTerms.Slices(
              objective, slice, decimal(random.nextInt(11), 1), 1 + random.nextInt(4));
      case 1 -> new AvailabilityTerms.ErrorRate(objective, slice);
      default ->
          new AvailabilityTerms.Downtime(
              objective,
              Duration.ofSeconds(random.nextInt(600)),
              random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(120)));
    };
  }

  private static CreditTerms credit(RandomGenerator random, AvailabilityTerms availability) {
    BigDecimal cap = random.nextBoolean() ? null : decimal(random.nextInt(101), 0);
    BigDecimal minimum = random.nextBoolean() ? null : decimal(random.nextInt(100_000), 2);
    int schedule = availability instanceof AvailabilityTerms.ErrorRate ? 0 : random.nextInt(4);
    return switch (schedule) {
      case 1 -> new CreditTerms.PerHourBeyond(decimal(random.nextInt(101), 0), cap, minimum);
      case 2 -> new CreditTerms.ProRata(decimal(random.nextInt(100), 1), cap, minimum);
      case 3 ->
          new CreditTerms.HoursWaived(Duration.ofSeconds(random.nextInt(1_800)), cap, minimum);
      default -> new CreditTerms.Tiers(tiers(random, availability.objective()), cap, minimum);
    };
  }

  private static List<CreditTerms.Tier> tiers(RandomGenerator random, BigDecimal objective) {
    List<CreditTerms.Tier> tiers = new ArrayList<>();
    BigDecimal bound = objective;
    for (int percent = 5; percent <= 5 + random.nextInt(80); percent += 7) {
      boolean below = random.nextBoolean();
      @Nullable BigDecimal none = null;
      tiers.add(
          random.nextInt(tiers.size() + 1),
          new CreditTerms.Tier(
              below ? bound : none, below ? none : bound, BigDecimal.valueOf(percent)));
      bound = bound.subtract(decimal(1 + random.nextInt(900), 2));
    }
    return tiers;
  }

  static BigDecimal decimal(long unscaled, int scale) {
    return BigDecimal.valueOf(unscaled, scale);
  }
}
