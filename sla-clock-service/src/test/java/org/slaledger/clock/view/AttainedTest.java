package org.slaledger.clock.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;

class AttainedTest {
  @ParameterizedTest
  @CsvSource({"9, 1, 90.00", "2, 1, 66.66", "99999, 1, 99.99", "0, 3, 0.00", "1, 0, 100.00"})
  void the_share_is_rounded_down(long met, long breached, String percent) {
    assertThat(attained(met, breached).percent()).isEqualTo(percent);
  }

  @Test
  void as_long_as_nothing_is_decided_there_is_no_share() {
    assertThat(attained(0, 0).percent()).isNull();
  }

  private static Attained attained(long met, long breached) {
    return new Attained(
        new CustomerId("acme"), "hosting", Priority.P1, ClockKind.RESPONSE, met, breached, 7);
  }
}
