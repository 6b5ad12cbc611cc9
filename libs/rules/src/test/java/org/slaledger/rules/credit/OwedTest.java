package org.slaledger.rules.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.slaledger.rules.credit.June.FIRST_HOUR;
import static org.slaledger.rules.credit.June.JUNE;
import static org.slaledger.rules.credit.June.entry;
import static org.slaledger.rules.credit.June.facts;
import static org.slaledger.rules.credit.June.maintenance;
import static org.slaledger.rules.credit.June.seen;
import static org.slaledger.rules.credit.June.span;
import static org.slaledger.rules.credit.June.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;

class OwedTest {
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

  @Test
  void an_outage_of_exactly_the_minimum_counts() {
    // Given
    Facts facts = facts(List.of(seen(20, 23, State.DOWN, "d"), seen(30, 32, State.DOWN, "short")));
    // When
    Owed owed = terms(UnobservedAs.UP).reckon(facts);
    // Then
    assertThat(owed.account().totals())
        .containsEntry(Fate.Kind.COUNTED, Duration.ofMinutes(2))
        .containsEntry(Fate.Kind.FORGIVEN, Duration.ofMinutes(3));
  }

  @Test
  void maintenance_announced_with_exactly_the_notice_holds() {
    // Given
    Exclusion inTime = maintenance(16, 30, 6, "in time");
    // When
    Owed owed =
        terms(UnobservedAs.UP).reckon(facts(List.of(seen(20, 24, State.DOWN, "d")), inTime));
    // Then
    assertThat(owed.withoutEffect()).isEmpty();
    assertThat(owed.amount()).hasToString("0.00");
  }
}
