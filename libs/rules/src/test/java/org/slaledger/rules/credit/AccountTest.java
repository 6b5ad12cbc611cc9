package org.slaledger.rules.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.rules.credit.June.FIRST_HOUR;
import static org.slaledger.rules.credit.June.JUNE;
import static org.slaledger.rules.credit.June.entry;
import static org.slaledger.rules.credit.June.facts;
import static org.slaledger.rules.credit.June.maintenance;
import static org.slaledger.rules.credit.June.seen;
import static org.slaledger.rules.credit.June.span;
import static org.slaledger.rules.credit.June.terms;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;

class AccountTest {
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
  void down_time_that_two_rules_forgive_is_parted_where_one_takes_over() {
    // Given slices of ten minutes, bad above a half, that count from two in a row on
    AvailabilityTerms slices =
        new AvailabilityTerms.Slices(
            new BigDecimal("99"), Duration.ofMinutes(10), new BigDecimal("0.5"), 2);
    CreditTerms credit = new CreditTerms.ProRata(BigDecimal.ONE, null, null);
    // When
    Owed owed = terms(slices, credit).reckon(facts(List.of(seen(3, 13, State.DOWN, "d"))));
    // Then
    assertThat(owed.account().entries())
        .containsExactly(
            entry(0, 3, State.UP, new Fate.Up()),
            entry(3, 10, State.DOWN, new Fate.Forgiven(Fate.Rule.MINIMUM_RUN), "d"),
            entry(10, 13, State.DOWN, new Fate.Forgiven(Fate.Rule.BAD_ABOVE), "d"),
            entry(13, 60, State.UP, new Fate.Up()));
  }
}
