package org.slaledger.probe.adapter.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

class RecurringTest {
  @Test
  void the_local_time_stays_across_a_change_of_the_clocks_and_so_does_the_length() {
    // Given: 22:00 in Amsterdam; clocks go forward on 28 March 2027
    List<PlannedTime> times =
        times("FREQ=WEEKLY;COUNT=3", "2027-03-20T21:00:00Z", "2027-03-20T23:00:00Z");
    assertThat(times)
        .extracting(PlannedTime::from)
        .containsExactly(
            at("2027-03-20T21:00:00Z"), at("2027-03-27T21:00:00Z"), at("2027-04-03T20:00:00Z"));
    assertThat(times.getLast().to()).isEqualTo(at("2027-04-03T22:00:00Z"));
  }

  @Test
  void a_local_time_that_is_left_out_is_later_and_one_that_comes_twice_is_the_first() {
    assertThat(times("FREQ=DAILY;COUNT=2", "2027-03-27T01:30:00Z", "2027-03-27T01:45:00Z"))
        .extracting(PlannedTime::from)
        .containsExactly(at("2027-03-27T01:30:00Z"), at("2027-03-28T01:30:00Z"));
    assertThat(times("FREQ=DAILY;COUNT=2", "2026-10-24T00:30:00Z", "2026-10-24T00:45:00Z"))
        .extracting(PlannedTime::from)
        .containsExactly(at("2026-10-24T00:30:00Z"), at("2026-10-25T00:30:00Z"));
  }

  @Test
  void an_end_by_day_or_by_instant_counts_itself() {
    String from = "2026-12-06T21:00:00Z";
    String to = "2026-12-06T23:00:00Z";
    assertThat(times("FREQ=MONTHLY;BYDAY=1SU;UNTIL=20270207", from, to)).hasSize(3);
    assertThat(times("FREQ=MONTHLY;BYDAY=1SU;UNTIL=20270207T210000Z", from, to)).hasSize(3);
    assertThat(times("FREQ=MONTHLY;BYDAY=1SU;UNTIL=20270207T205959Z", from, to)).hasSize(2);
    assertThat(times("RRULE:freq=monthly;byday=1su;until=20270207T220000", from, to)).hasSize(3);
  }

  @Test
  void a_month_without_such_a_day_is_left_out() {
    assertThat(times("FREQ=MONTHLY;COUNT=3", "2027-01-31T21:00:00Z", "2027-01-31T22:00:00Z"))
        .extracting(PlannedTime::from)
        .containsExactly(
            at("2027-01-31T21:00:00Z"), at("2027-03-31T20:00:00Z"), at("2027-05-31T20:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=WEEKLY                        | has no end
          FREQ=HOURLY;COUNT=2                | recurs neither daily
          FREQ=DAILY;COUNT=2;BYHOUR=1,2      | recurs by 'BYHOUR=1,2'
          COUNT=2                            | recurs neither daily
          FREQ=WEEKLY;COUNT=two              | has no number above 0 as its COUNT
          FREQ=WEEKLY;COUNT=0                | has no number above 0 as its COUNT
          FREQ=WEEKLY;INTERVAL=0;COUNT=3     | has no number above 0 as its INTERVAL
          FREQ=WEEKLY;INTERVAL=-1;COUNT=3    | has no number above 0 as its INTERVAL
          FREQ=WEEKLY;COUNT=2;UNTIL=20270101 | has two ends
          FREQ=WEEKLY;FREQ=DAILY;COUNT=2     | says FREQ twice
          FREQ=YEARLY;INTERVAL=15;COUNT=3    | does not reach its COUNT within 20 years
          FREQ=DAILY;COUNT=99999999999       | can't be read
          FREQ=WEEKLY;UNTIL=soon             | can't be read
          FREQ=DAILY;COUNT=401               | gives more than 400
          FREQ=DAILY;UNTIL=20990101          | gives more than 400
          FREQ=MONTHLY;BYDAY=1SU;COUNT=3     | does not begin with
          FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3 | does not begin with
          every sunday                       | recurs by
          """)
  void what_can_not_be_used_says_why(String rule, String why) {
    Checked<List<PlannedTime>> checked =
        Recurring.of(new Recurrence(rule, "Europe/Amsterdam"))
            .then(it -> it.times(at("2026-12-01T21:00:00Z"), at("2026-12-01T23:00:00Z")));
    assertThat(checked.problems()).extracting(Problem::field).containsExactly("rule");
    assertThat(checked.problems().getFirst().message()).contains(why);
  }

  @Test
  void a_zone_that_is_none_is_refused() {
    assertThat(Recurring.of(new Recurrence("FREQ=DAILY;COUNT=2", "Mars/Base")).problems())
        .extracting(Problem::field)
        .containsExactly("zone");
  }

  private static List<PlannedTime> times(String rule, String from, String to) {
    return Recurring.of(new Recurrence(rule, "Europe/Amsterdam"))
        .then(it -> it.times(at(from), at(to)))
        .orElseThrow();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
