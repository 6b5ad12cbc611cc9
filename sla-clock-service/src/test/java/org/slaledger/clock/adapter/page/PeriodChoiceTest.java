package org.slaledger.clock.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11, 2026-10, 2026-12, 2026-Q4",
    "2026-01, 2025-12, 2026-02, 2026-Q1",
    "2026-Q1, 2025-Q4, 2026-Q2, 2026-01",
    "2026-Q4, 2026-Q3, 2027-Q1, 2026-10"
  })
  void from_a_period_one_gets_to_its_neighbours(
      String name, String earlier, String later, String other) {
    assertThat(PeriodChoice.of(name)).isEqualTo(new PeriodChoice(name, earlier, later, other));
  }

  @Test
  void where_none_is_named_it_is_this_month() {
    assertThat(PeriodChoice.month(Instant.parse("2026-11-30T23:59:59Z"))).isEqualTo("2026-11");
  }
}
