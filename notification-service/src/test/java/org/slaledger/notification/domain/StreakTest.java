package org.slaledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.notification.domain.Given.ACME;
import static org.slaledger.notification.domain.Given.AT;
import static org.slaledger.notification.domain.Given.PORTAL;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.event.FailureReason;

class StreakTest {
  private static final AgreedPoint AGREED = new AgreedPoint(ACME, "portal", 3);
  private static final Streak.Recovery RECOVERY =
      new Streak.Recovery(Given.cause("back"), AT.plusSeconds(100));

  @Test
  void too_few_failures_are_no_outage() {
    // Given // When // Then
    assertThat(streak(2, null).alarms(AGREED)).isEmpty();
    assertThat(streak(2, RECOVERY).alarms(AGREED)).isEmpty();
    assertThat(new Streak(PORTAL, "local", List.of(), RECOVERY).alarms(AGREED)).isEmpty();
  }

  @Test
  void the_failure_that_confirms_tells_of_an_outage_since_the_first() {
    // Given // When // Then
    assertThat(streak(3, null).alarms(AGREED))
        .containsExactly(
            new Alarm.OutageConfirmed(
                Given.cause("f-3"),
                ACME,
                PORTAL,
                "local",
                "portal",
                AT.plusSeconds(1),
                FailureReason.TIMEOUT));
  }

  @Test
  void further_failures_tell_nothing_new() {
    // Given // When // Then
    assertThat(streak(9, null).alarms(AGREED)).isEqualTo(streak(3, null).alarms(AGREED));
  }

  @Test
  void the_end_of_an_outage_is_told() {
    // Given // When // Then
    assertThat(streak(4, RECOVERY).alarms(AGREED))
        .hasSize(2)
        .last()
        .isEqualTo(
            new Alarm.OutageOver(
                Given.cause("back"),
                ACME,
                PORTAL,
                "local",
                "portal",
                AT.plusSeconds(1),
                AT.plusSeconds(100)));
  }

  private static Streak streak(int failures, Streak.@Nullable Recovery recovery) {
    return new Streak(
        PORTAL,
        "local",
        IntStream.rangeClosed(1, failures)
            .mapToObj(
                n ->
                    new Streak.Failure(
                        Given.cause("f-" + n), n, AT.plusSeconds(n), FailureReason.TIMEOUT))
            .toList(),
        recovery);
  }
}
