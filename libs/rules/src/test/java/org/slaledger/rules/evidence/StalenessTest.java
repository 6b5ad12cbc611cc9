package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StalenessTest {
  private static final List<Evidence> SEEN =
      List.of(
          new Evidence.Covered(at(0), at(10), "a"),
          new Evidence.Missed(at(10), at(20), "RESTART", "b"),
          new Evidence.Covered(at(20), at(30), "c"));

  @Test
  void what_was_covered_reaches_further_into_what_was_missed() {
    assertThat(new Staleness(Duration.ofMinutes(4)).applied(SEEN))
        .containsExactlyInAnyOrder(
            new Evidence.Covered(at(0), at(14), "a"),
            new Evidence.Missed(at(14), at(20), "RESTART", "b"),
            new Evidence.Covered(at(20), at(34), "c"));
  }

  @Test
  void a_gap_that_is_not_longer_is_none() {
    assertThat(new Staleness(Duration.ofMinutes(10)).applied(SEEN))
        .noneMatch(Evidence.Missed.class::isInstance);
  }

  @Test
  void without_it_nothing_changes() {
    assertThat(new Staleness(Duration.ZERO).applied(SEEN)).isEqualTo(SEEN);
  }

  @Test
  void it_does_not_reach_into_time_that_was_told_as_measured_and_as_missed() {
    // Given
    List<Evidence> corrected =
        List.of(
            new Evidence.Covered(at(0), at(30), "a"),
            new Evidence.Missed(at(10), at(12), "NETWORK", "b"));
    // Then
    assertThat(new Staleness(Duration.ofMinutes(4)).applied(corrected))
        .containsExactlyInAnyOrder(
            new Evidence.Covered(at(0), at(10), "a"),
            new Evidence.Covered(at(12), at(14), "a"),
            new Evidence.Covered(at(12), at(34), "a"),
            new Evidence.Missed(at(10), at(12), "NETWORK", "b"));
  }

  private static Instant at(int minute) {
    return Instant.ofEpochSecond(minute * 60L);
  }
}
