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
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;

class AccountTest {
  private static final Period JUNE =
      Period.parse("2026-06", FrozenZone.of(ZoneId.of("UTC"), 2026, 2026)).orElseThrow();
  private static final Interval FIRST_HOUR = new Interval(at(0), at(60));

  private static Instant at(int minute) {
    return JUNE.interval().from().plusSeconds(60L * minute);
  }

  private static Interval span(int from, int to) {
    return new Interval(at(from), at(to));
  }

  private static Observed seen(int from, int to, State state, String ref) {
    return new Observed(span(from, to), state, List.of(ref));
  }

  private static Exclusion maintenance(int from, int to, int announced, String ref) {
    return new Exclusion(Category.PLANNED_MAINTENANCE, span(from, to), at(announced), ref);
  }

  private static Account.Entry entry(int from, int to, State state, Fate fate, String... refs) {
    return new Account.Entry(span(from, to), state, fate, List.of(refs));
  }

  private static SignableTerms terms(
      String fee, UnobservedAs unobserved, ExcludedTime excluded, @Nullable String minimum) {
    CreditTerms.Tier tier = new CreditTerms.Tier(new BigDecimal("99.9"), null, BigDecimal.TEN);
    return SignableTerms.of(
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
                Duration.ofMinutes(10)))
        .orElseThrow();
  }

  private static SignableTerms terms(UnobservedAs unobserved) {
    return terms("100", unobserved, ExcludedTime.KEPT, null);
  }

  private static Facts facts(List<Observed> seen, Exclusion... exclusions) {
    Timeline timeline = Timeline.of(span(-60, 120), State.UP, seen);
    return new Facts(JUNE, FIRST_HOUR, timeline, List.of(exclusions));
  }

  @Test
  void every_minute_has_one_fate_and_names_what_caused_it() {
    // Given
    Facts facts =
        facts(
            List.of(
                seen(5, 7, State.DOWN, "short"),
                seen(10, 20, State.DOWN, "long"),
                seen(30, 40, State.UNOBSERVED, "gap")),
            maintenance(13, 18, 0, "window"));
    // When
    Owed owed = terms(UnobservedAs.UP).reckon(facts);
    // Then
    assertThat(owed.account().entries())
        .containsExactly(
            entry(0, 5, State.UP, new Fate.Up()),
            entry(5, 7, State.DOWN, new Fate.Forgiven(Fate.Rule.MINIMUM_OUTAGE), "short"),
            entry(7, 10, State.UP, new Fate.Up()),
            entry(10, 12, State.DOWN, new Fate.Counted(), "long"),
            entry(12, 13, State.DOWN, new Fate.Forgiven(Fate.Rule.WHOLE_UNITS), "long"),
            entry(
                13,
                18,
                State.DOWN,
                new Fate.Excluded(Category.PLANNED_MAINTENANCE, "window"),
                "long",
                "window"),
            entry(18, 20, State.DOWN, new Fate.Counted(), "long"),
            entry(20, 30, State.UP, new Fate.Up()),
            entry(30, 40, State.UNOBSERVED, new Fate.Unobserved(), "gap"),
            entry(40, 60, State.UP, new Fate.Up()));
    assertThat(owed.account().totals())
        .containsEntry(Fate.Kind.COUNTED, Duration.ofMinutes(4))
        .containsEntry(Fate.Kind.EXCLUDED, Duration.ofMinutes(5))
        .containsEntry(Fate.Kind.FORGIVEN, Duration.ofMinutes(3))
        .containsEntry(Fate.Kind.UNOBSERVED, Duration.ofMinutes(10))
        .containsEntry(Fate.Kind.UP, Duration.ofMinutes(38));
    assertThat(owed.availability())
        .isEqualTo(new Availability.OfTime(Duration.ofMinutes(56), Duration.ofMinutes(60)));
    assertThat(owed.amount()).hasToString("10.00");
    assertThat(owed.tier()).isNotNull();
  }

  @Test
  void unobserved_time_that_counts_as_down_is_joined_with_the_outage_it_touches() {
    // Given
    Facts facts = facts(List.of(seen(5, 7, State.DOWN, "d"), seen(7, 9, State.UNOBSERVED, "gap")));
    // When
    Account account = terms(UnobservedAs.DOWN).reckon(facts).account();
    // Then
    assertThat(account.entries())
        .contains(
            entry(5, 7, State.DOWN, new Fate.Counted(), "d"),
            entry(7, 9, State.UNOBSERVED, new Fate.Counted(), "gap"));
  }

  @Test
  void unobserved_time_that_is_excluded_leaves_numerator_and_denominator() {
    // Given
    Facts facts = facts(List.of(seen(30, 40, State.UNOBSERVED, "gap")));
    // When
    Owed owed = terms(UnobservedAs.EXCLUDED).reckon(facts);
    // Then
    assertThat(owed.availability())
        .isEqualTo(new Availability.OfTime(Duration.ofMinutes(50), Duration.ofMinutes(50)));
  }

  @Test
  void time_of_which_the_timeline_says_nothing_was_not_observed() {
    // Given
    Timeline half = Timeline.of(span(0, 30), State.UP, List.of());
    // When
    Owed owed = terms(UnobservedAs.DOWN).reckon(new Facts(JUNE, FIRST_HOUR, half, List.of()));
    // Then
    assertThat(owed.account().entries())
        .containsExactly(
            entry(0, 30, State.UP, new Fate.Up()),
            entry(30, 60, State.UNOBSERVED, new Fate.Counted()));
  }

  @Test
  void maintenance_announced_too_late_counts_and_is_named() {
    // Given
    Exclusion late = maintenance(15, 30, 6, "late");
    // When
    Owed owed = terms(UnobservedAs.UP).reckon(facts(List.of(seen(20, 24, State.DOWN, "d")), late));
    // Then
    assertThat(owed.withoutEffect()).containsExactly(late);
    assertThat(owed.account().totals()).containsEntry(Fate.Kind.COUNTED, Duration.ofMinutes(4));
  }

  @Test
  void removed_time_is_excluded_whether_or_not_it_was_down() {
    // Given
    SignableTerms terms = terms("100", UnobservedAs.UP, ExcludedTime.REMOVED, null);
    // When
    Owed owed =
        terms.reckon(
            facts(List.of(seen(20, 24, State.DOWN, "d")), maintenance(22, 32, 0, "window")));
    // Then
    assertThat(owed.availability())
        .isEqualTo(new Availability.OfTime(Duration.ofMinutes(48), Duration.ofMinutes(50)));
    assertThat(owed.account().totals()).containsEntry(Fate.Kind.EXCLUDED, Duration.ofMinutes(10));
  }

  @Test
  void an_empty_denominator_has_no_availability_and_no_credit_and_says_so() {
    // Given
    Facts facts = facts(List.of(seen(0, 60, State.UNOBSERVED, "gap")));
    // When
    Owed owed = terms(UnobservedAs.EXCLUDED).reckon(facts);
    // Then
    assertThat(owed.availability()).isNull();
    assertThat(owed.amount()).hasToString("0.00");
    assertThat(owed.percent()).hasToString("0.000000");
    assertThat(owed.whyZero()).isEqualTo(Owed.WhyZero.EMPTY_DENOMINATOR);
  }

  @Test
  void an_amount_that_is_not_above_the_minimum_becomes_zero_and_says_why() {
    // Given
    Facts facts = facts(List.of(seen(20, 24, State.DOWN, "d")));
    // When
    Owed equal = terms("100", UnobservedAs.UP, ExcludedTime.KEPT, "10").reckon(facts);
    Owed above = terms("100.01", UnobservedAs.UP, ExcludedTime.KEPT, "10").reckon(facts);
    Owed nothing = terms("100", UnobservedAs.UP, ExcludedTime.KEPT, "10").reckon(facts(List.of()));
    // Then
    assertThat(equal.whyZero()).isEqualTo(Owed.WhyZero.NOT_ABOVE_MINIMUM_AMOUNT);
    assertThat(equal.amount()).hasToString("0.00");
    assertThat(equal.percent()).hasToString("10.000000");
    assertThat(equal.exactAmount()).isEqualTo(Fraction.of(10));
    assertThat(above.amount()).hasToString("10.00");
    assertThat(above.whyZero()).isNull();
    assertThat(nothing.whyZero()).isNull();
  }

  @Test
  void money_is_rounded_half_up_once_at_the_end() {
    // Given
    Facts facts = facts(List.of(seen(20, 24, State.DOWN, "d")));
    // Then
    assertThat(terms("0.05", UnobservedAs.UP, ExcludedTime.KEPT, null).reckon(facts).amount())
        .hasToString("0.01");
    assertThat(terms("0.0499", UnobservedAs.UP, ExcludedTime.KEPT, null).reckon(facts).amount())
        .hasToString("0.00");
  }

  @Test
  void an_interval_that_is_no_part_of_the_period_and_unannounced_maintenance_are_faults() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Facts(
                    JUNE, span(-1, 60), Timeline.of(FIRST_HOUR, State.UP, List.of()), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exclusion(Category.PLANNED_MAINTENANCE, FIRST_HOUR, null, "window"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Account(FIRST_HOUR, List.of(entry(0, 59, State.UP, new Fate.Up()))));
  }
}
