package org.slaledger.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenHoursTest {
  @ParameterizedTest
  @CsvSource({
    "00:00-00:01, 0, 1",
    "08:05-17:30, 485, 1050",
    "09:59-10:00, 599, 600",
    "00:00-24:00, 0, 1440",
    "23:59-24:00, 1439, 1440"
  })
  void hours_are_read_and_written_as_people_write_them(String text, int from, int to) {
    assertThat(OpenHours.parse(text)).contains(new OpenHours(from, to));
    assertThat(new OpenHours(from, to)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8:00-9:00",
        "08:00",
        "08:00-08:00",
        "09:00-08:00",
        "08:60-09:00",
        "08:00-09:60",
        "00:00-24:01",
        "24:00-25:00",
        "-1:00-09:00",
        "08:00-09:00 "
      })
  void what_is_no_interval_of_a_day_is_none(String text) {
    assertThat(OpenHours.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "0, 1441", "10, 10", "11, 10"})
  void minutes_beyond_a_day_or_out_of_order_are_refused(int from, int to) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OpenHours(from, to));
  }
}
