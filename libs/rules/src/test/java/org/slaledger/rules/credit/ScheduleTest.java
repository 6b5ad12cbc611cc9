package org.slaledger.rules.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.rules.credit.June.FIRST_HOUR;
import static org.slaledger.rules.credit.June.JUNE;
import static org.slaledger.rules.credit.June.at;
import static org.slaledger.rules.credit.June.terms;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/** What is owed exactly at a bound, and just beyond it: 3 minutes of an hour are 5 percent. */
class ScheduleTest {
  private static final Duration BOUND = Duration.ofMinutes(3);
  private static final Duration BEYOND = BOUND.plusNanos(1_000_000);
  private static final BigDecimal PERCENT = new BigDecimal("95");

  @Test
  void a_tier_below_a_bound_is_not_met_at_it_and_one_of_at_most_is() {
    // Given
    CreditTerms below = tiers(new CreditTerms.Tier(PERCENT, null, BigDecimal.TEN));
    CreditTerms atMost = tiers(new CreditTerms.Tier(null, PERCENT, BigDecimal.TEN));
    // Then
    assertThat(owed(below, BOUND)).isEqualTo("0.00");
    assertThat(owed(below, BEYOND)).isEqualTo("10.00");
    assertThat(owed(atMost, BOUND.minusMillis(1))).isEqualTo("0.00");
    assertThat(owed(atMost, BOUND)).isEqualTo("10.00");
  }

  @Test
  void down_time_is_paid_for_once_the_objective_is_missed_and_then_all_of_it() {
    // Given
    CreditTerms proRata = new CreditTerms.ProRata(BigDecimal.TEN, null, null);
    // Then
    assertThat(owed(proRata, BOUND)).isEqualTo("0.00");
    assertThat(owed(proRata, BEYOND)).isEqualTo("50.00");
  }

  @Test
  void an_hour_is_waived_for_more_than_so_much_down_time() {
    // Given
    CreditTerms waived = new CreditTerms.HoursWaived(BOUND, null, null);
    // Then: an hour of June is 0.1388... percent of it
    assertThat(owed(waived, BOUND)).isEqualTo("0.00");
    assertThat(owed(waived, BEYOND)).isEqualTo("0.14");
  }

  private static CreditTerms tiers(CreditTerms.Tier tier) {
    return new CreditTerms.Tiers(List.of(tier), null, null);
  }

  private static String owed(CreditTerms credit, Duration down) {
    AvailabilityTerms availability = new AvailabilityTerms.Downtime(PERCENT, Duration.ZERO, null);
    Observed outage =
        new Observed(new Interval(at(20), at(20).plus(down)), State.DOWN, List.of("d"));
    Timeline timeline = Timeline.of(FIRST_HOUR, State.UP, List.of(outage));
    return terms(availability, credit)
        .reckon(new Facts(JUNE, FIRST_HOUR, timeline, List.of()))
        .amount()
        .toString();
  }
}
