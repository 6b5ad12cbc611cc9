package org.slaledger.credit.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowScheduleTest {
  @ParameterizedTest
  @CsvSource({
    "02:30, 2026-06-01T02:30:01Z, 2026-06-02T02:29:59Z, false",
    "02:30, 2026-06-01T02:30:01Z, 2026-06-02T02:30:00Z, true",
    "02:30, 2026-06-01T09:00:00Z, 2026-06-01T23:59:59Z, false",
    "02:30, 2026-05-20T09:00:00Z, 2026-06-02T01:00:00Z, true",
    "PT12H, 2026-06-01T00:00:00Z, 2026-06-01T11:59:59Z, false",
    "PT12H, 2026-06-01T00:00:00Z, 2026-06-01T12:00:00Z, true",
    "off, 2026-06-01T00:00:00Z, 2036-06-01T12:00:00Z, false",
  })
  void it_is_due_at_its_time_once(String setting, Instant last, Instant now, boolean due) {
    assertThat(ShadowSchedule.parse(setting).due(last, now)).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "PT1M", "24:00", "P"})
  void what_it_can_not_be_is_refused_with_what_it_may_be(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShadowSchedule.parse(setting))
        .withMessageContaining("such as 02:30");
  }
}
