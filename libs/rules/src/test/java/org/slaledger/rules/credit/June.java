package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;

/**
 * The first hour of June 2026, in minutes: outages of 3 minutes or more count, in units of two;
 * below 99.9 percent a tenth of the fee is owed; maintenance needs 10 minutes of notice.
 */
final class June {
  private June() {}

  static final Period JUNE =
      Period.parse("2026-06", FrozenZone.of(ZoneId.of("UTC"), 2026, 2026)).orElseThrow();
  static final Interval FIRST_HOUR = new Interval(at(0), at(60));

  static Instant at(int minute) {
    return JUNE.interval().from().plusSeconds(60L * minute);
  }

  static Interval span(int from, int to) {
    return new Interval(at(from), at(to));
  }

  static Observed seen(int from, int to, State state, String ref) {
    return new Observed(span(from, to), state, List.of(ref));
  }

  static Exclusion maintenance(int from, int to, int announced, String ref) {
    return new Exclusion(Category.PLANNED_MAINTENANCE, span(from, to), at(announced), ref);
  }

  static Account.Entry entry(int from, int to, State state, Fate fate, String... refs) {
    return new Account.Entry(span(from, to), state, fate, List.of(refs));
  }

  static SignableTerms terms(
      String fee, UnobservedAs unobserved, ExcludedTime excluded, @Nullable String minimum) {
    CreditTerms.Tier tier = new CreditTerms.Tier(new BigDecimal("99.9"), null, BigDecimal.TEN);
    return signed(
        new ServiceTerms(
            "hosting",
            new BigDecimal(fee),
            new FrozenCurrency("EUR", 2),
            new AvailabilityTerms.Downtime(
                new BigDecimal("99.9"), Duration.ofMinutes(3), Duration.ofMinutes(2)),
            new CreditTerms.Tiers(
                List.of(tier), null, minimum == null ? null : new BigDecimal(minimum)),
            unobserved,
            excluded,
            Duration.ofMinutes(10)));
  }

  /** Of a fee of 100 EUR; what nobody observed counts as up. */
  static SignableTerms terms(AvailabilityTerms availability, CreditTerms credit) {
    return signed(
        new ServiceTerms(
            "hosting",
            new BigDecimal("100"),
            new FrozenCurrency("EUR", 2),
            availability,
            credit,
            UnobservedAs.UP,
            ExcludedTime.KEPT,
            Duration.ZERO));
  }

  private static SignableTerms signed(ServiceTerms terms) {
    return SignableTerms.of(terms).orElseThrow();
  }

  static SignableTerms terms(UnobservedAs unobserved) {
    return terms("100", unobserved, ExcludedTime.KEPT, null);
  }

  static Facts facts(List<Observed> seen, Exclusion... exclusions) {
    Timeline timeline = Timeline.of(span(-60, 120), State.UP, seen);
    return new Facts(JUNE, FIRST_HOUR, timeline, List.of(exclusions));
  }
}
