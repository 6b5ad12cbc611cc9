package org.slaledger.rules.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Problem;
import org.slaledger.rules.time.FrozenZone;

class SignableTermsTest {
  private static final FrozenCurrency EURO = new FrozenCurrency("EUR", 2);

  private static CreditTerms.Tier below(String bound, String percent) {
    return new CreditTerms.Tier(new BigDecimal(bound), null, new BigDecimal(percent));
  }

  private static CreditTerms.Tier atMost(String bound, String percent) {
    return new CreditTerms.Tier(null, new BigDecimal(bound), new BigDecimal(percent));
  }

  private static CreditTerms tiers(CreditTerms.Tier... tiers) {
    return new CreditTerms.Tiers(List.of(tiers), null, null);
  }

  private static AvailabilityTerms downtime(String objective, @Nullable Duration units) {
    return new AvailabilityTerms.Downtime(new BigDecimal(objective), Duration.ZERO, units);
  }

  private static List<String> problems(
      String fee, AvailabilityTerms availability, CreditTerms credit, Duration notice) {
    ServiceTerms terms =
        new ServiceTerms(
            "hosting",
            new BigDecimal(fee),
            EURO,
            availability,
            credit,
            UnobservedAs.DOWN,
            ExcludedTime.KEPT,
            notice);
    return SignableTerms.of(terms).problems().stream().map(Problem::toString).toList();
  }

  private static List<String> problems(AvailabilityTerms availability, CreditTerms credit) {
    return problems("1", availability, credit, Duration.ZERO);
  }

  @Test
  void terms_in_order_are_accepted_in_whatever_order_the_tiers_stand() {
    assertThat(
            problems(
                downtime("99.9", Duration.ofMinutes(1)),
                tiers(below("95", "50"), below("99.9", "10"), atMost("99", "25"))))
        .isEmpty();
  }

  @Test
  void every_problem_is_listed_with_its_path_what_was_found_and_what_is_allowed() {
    assertThat(
            problems(
                "-1",
                new AvailabilityTerms.Downtime(
                    new BigDecimal("100.1"), Duration.ofSeconds(-1), Duration.ZERO),
                new CreditTerms.Tiers(List.of(), new BigDecimal("101"), new BigDecimal("-2")),
                Duration.ofHours(-1)))
        .containsExactly(
            "fee: -1 is negative (allowed: zero or more)",
            "maintenance.notice: PT-1H is negative (allowed: PT0S or more)",
            "availability.objective: 100.1 is out of bounds (allowed: 0 to 100 percent)",
            "availability.minimumOutage: PT-1S is negative (allowed: PT0S or more)",
            "availability.wholeUnits: PT0S is not positive (allowed: more than PT0S)",
            "credit.cap: 101 is out of bounds (allowed: 0 to 100 percent)",
            "credit.minimumAmount: -2 is negative (allowed: zero or more)",
            "credit.tiers: there is no tier (allowed: at least one)");
  }

  @Test
  void tiers_that_contradict_the_objective_or_one_another_are_refused() {
    assertThat(
            problems(
                downtime("99.9", null),
                tiers(
                    below("99.95", "5"),
                    below("99", "10"),
                    atMost("99.0", "20"),
                    below("95", "20"))))
        .containsExactly(
            "credit.tiers[0].below: 99.95 is above the objective (allowed: at most 99.9)",
            "credit.tiers[2]: the same bound as credit.tiers[1] (allowed: a bound of its own)",
            "credit.tiers[3].percent: 20 does not grow as the bound falls (allowed: more than 20)");
  }

  @Test
  void a_tier_has_exactly_one_bound_within_0_to_100() {
    // Given
    BigDecimal ten = BigDecimal.TEN;
    // Then
    assertThat(
            problems(
                downtime("99.9", null),
                tiers(
                    new CreditTerms.Tier(null, null, ten),
                    new CreditTerms.Tier(ten, ten, ten),
                    below("-1", "100.5"),
                    atMost("-1.5", "1"))))
        .containsExactly(
            "credit.tiers[0]: a tier has one bound (allowed: below or atMost, not both)",
            "credit.tiers[1]: a tier has one bound (allowed: below or atMost, not both)",
            "credit.tiers[2].percent: 100.5 is out of bounds (allowed: 0 to 100 percent)",
            "credit.tiers[2].below: -1 is out of bounds (allowed: 0 to 100 percent)",
            "credit.tiers[3].atMost: -1.5 is out of bounds (allowed: 0 to 100 percent)",
            "credit.tiers[3].percent: 1 does not grow as the bound falls (allowed: more than"
                + " 100.5)");
  }

  @Test
  void slices_divide_an_hour_and_error_rates_go_with_tiers_only() {
    // Given
    BigDecimal objective = new BigDecimal("99");
    CreditTerms proRata = new CreditTerms.ProRata(BigDecimal.ONE, null, null);
    // Then
    assertThat(problems(new AvailabilityTerms.ErrorRate(objective, Duration.ofMinutes(7)), proRata))
        .containsExactly(
            "availability.slice: PT7M does not divide an hour"
                + " (allowed: whole seconds that divide PT1H)",
            "credit.schedule: ERROR_RATE has no down time that this schedule could read"
                + " (allowed: TIERS)");
    assertThat(
            problems(
                new AvailabilityTerms.Slices(
                    objective, Duration.ofHours(2), new BigDecimal("1.5"), 0),
                proRata))
        .hasSize(3);
    assertThat(
            problems(
                new AvailabilityTerms.Slices(objective, Duration.ofHours(1), BigDecimal.ONE, 1),
                proRata))
        .isEmpty();
  }

  @Test
  void the_other_schedules_are_checked_too() {
    // Given
    AvailabilityTerms availability = downtime("99.9", null);
    BigDecimal minus = new BigDecimal("-1");
    // Then
    assertThat(problems(availability, new CreditTerms.PerHourBeyond(minus, null, null))).hasSize(1);
    assertThat(problems(availability, new CreditTerms.ProRata(minus, null, null))).hasSize(1);
    assertThat(
            problems(availability, new CreditTerms.HoursWaived(Duration.ofSeconds(-1), null, null)))
        .hasSize(1);
  }

  @Test
  void a_currency_is_known_with_its_digits_or_refused() {
    assertThat(FrozenCurrency.named("JPY").orElseThrow()).isEqualTo(new FrozenCurrency("JPY", 0));
    assertThat(FrozenCurrency.named("EUR").orElseThrow()).isEqualTo(EURO);
    assertThat(FrozenCurrency.named("EURO").problems()).hasSize(1);
    assertThat(FrozenCurrency.named("XAU").problems()).hasSize(1);
    assertThat(new FrozenCurrency("XTS", 6).digits()).isEqualTo(6);
    assertThatIllegalArgumentException().isThrownBy(() -> new FrozenCurrency("XTS", 7));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrozenCurrency("XTS", -1));
  }

  @Test
  void a_period_is_cut_in_its_zone_and_found_by_name_or_by_an_instant_in_it() {
    // Given
    FrozenZone zone = FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2026, 2026);
    // When
    Period march = Period.parse("2026-03", zone).orElseThrow();
    Period autumn = Period.parse("2026-Q4", zone).orElseThrow();
    // Then
    assertThat(march.interval().length()).isEqualTo(Duration.ofHours(743));
    assertThat(autumn.interval().length()).isEqualTo(Duration.ofHours(92 * 24 + 1));
    assertThat(Period.at(Instant.parse("2026-02-28T23:00:00Z"), Cycle.MONTH, zone))
        .isEqualTo(march);
    assertThat(Period.at(Instant.parse("2026-12-31T22:59:59Z"), Cycle.QUARTER, zone))
        .isEqualTo(autumn);
    assertThat(autumn.name()).isEqualTo("2026-Q4");
    for (String name : List.of("2026-Q1", "2026-Q2", "2026-Q3", "2026-01", "2026-12")) {
      assertThat(Period.parse(name, zone).orElseThrow().name()).isEqualTo(name);
    }
  }

  @Test
  void a_name_that_is_no_period_or_lies_beyond_the_frozen_years_is_refused() {
    // Given
    FrozenZone zone = FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2026, 2026);
    // Then
    for (String name : List.of("2026-13", "2026-6", "2026-Q5", "2026", "", "2027-01", "2025-Q4")) {
      assertThat(Period.parse(name, zone).problems())
          .as(name)
          .extracting(Problem::field)
          .containsExactly("period");
    }
  }
}
