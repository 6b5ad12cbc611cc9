package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

class DaySumTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-06-01");

  @Test
  void what_crosses_midnight_is_shared_out_and_the_parts_add_up_to_the_time() {
    // Given: down from 23:00 to 01:30, then unobserved until 03:00
    Timeline timeline =
        Timeline.of(
            span("2026-06-01T12:00:00Z", "2026-06-02T03:00:00Z"),
            State.UNOBSERVED,
            List.of(
                seen("2026-06-01T12:00:00Z", "2026-06-01T23:00:00Z", State.UP),
                seen("2026-06-01T23:00:00Z", "2026-06-02T01:30:00Z", State.DOWN)));
    // Then
    assertThat(DaySum.of(timeline))
        .containsExactly(
            new DaySum(FIRST, Duration.ofHours(11), Duration.ofHours(1), Duration.ZERO),
            new DaySum(
                FIRST.plusDays(1), Duration.ZERO, Duration.ofMinutes(90), Duration.ofMinutes(90)));
    assertThat(DaySum.of(timeline).stream().map(DaySum::length))
        .containsExactly(Duration.ofHours(12), Duration.ofHours(3));
  }

  @Test
  void a_timeline_that_ends_at_midnight_tells_nothing_of_the_next_day() {
    assertThat(
            DaySum.of(
                Timeline.of(
                    span("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"),
                    State.UNOBSERVED,
                    List.of())))
        .containsExactly(new DaySum(FIRST, Duration.ZERO, Duration.ZERO, Duration.ofDays(1)));
  }

  private static Observed seen(String from, String to, State state) {
    return new Observed(span(from, to), state, List.of());
  }

  private static Interval span(String from, String to) {
    return new Interval(Instant.parse(from), Instant.parse(to));
  }
}
