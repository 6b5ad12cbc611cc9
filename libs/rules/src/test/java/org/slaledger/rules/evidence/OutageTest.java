package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.time.Interval;

class OutageTest {
  private static final Instant ZERO = Instant.parse("2026-06-01T00:00:00Z");

  private static Instant at(int minute) {
    return ZERO.plusSeconds(minute * 60L);
  }

  private static Observed up(int from, int to) {
    return new Observed(new Interval(at(from), at(to)), State.UP, List.of("up"));
  }

  private static Observed down(int from, int to, String... refs) {
    return new Observed(new Interval(at(from), at(to)), State.DOWN, List.of(refs));
  }

  private static Timeline hour(Observed... seen) {
    return Timeline.of(new Interval(at(0), at(60)), State.UNOBSERVED, List.of(seen));
  }

  @Test
  void an_outage_is_what_lies_between_two_times_at_which_it_was_up() {
    assertThat(Outage.in(hour(up(0, 20), down(20, 30, "b", "a"), up(30, 60))))
        .containsExactly(
            new Outage(
                new Interval(at(20), at(30)),
                true,
                at(30),
                false,
                Duration.ofMinutes(10),
                List.of("a", "b")));
  }

  @Test
  void time_that_nobody_measured_parts_no_outage_and_is_no_down_time() {
    // When
    List<Outage> outages =
        Outage.in(hour(up(0, 10), down(10, 20, "a"), down(30, 40, "a"), up(40, 60)));
    // Then
    assertThat(outages).hasSize(1);
    assertThat(outages.getFirst().interval()).isEqualTo(new Interval(at(10), at(40)));
    assertThat(outages.getFirst().down()).isEqualTo(Duration.ofMinutes(20));
    assertThat(outages.getFirst().unobserved()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void an_outage_that_nobody_saw_begin_or_end_says_so() {
    // When
    Outage outage = Outage.in(hour(up(0, 10), down(20, 30), up(40, 60))).getFirst();
    // Then
    assertThat(outage.interval()).isEqualTo(new Interval(at(20), at(30)));
    assertThat(outage.beginSeen()).isFalse();
    assertThat(outage.endSeen()).isFalse();
    assertThat(outage.upFrom()).isEqualTo(at(40));
  }

  @Test
  void an_outage_goes_on_while_it_is_down_at_the_end_and_not_where_nobody_measures() {
    // When
    Outage down = Outage.in(hour(up(0, 10), down(10, 60))).getFirst();
    Outage unknown = Outage.in(hour(up(0, 10), down(10, 50))).getFirst();
    // Then
    assertThat(down.goesOn()).isTrue();
    assertThat(unknown.goesOn()).isFalse();
    assertThat(unknown.upFrom()).isNull();
    assertThat(unknown.endSeen()).isFalse();
  }

  @Test
  void each_series_of_down_time_between_up_times_is_an_outage_of_its_own() {
    assertThat(Outage.in(hour(down(0, 10), up(10, 20), down(20, 30), up(30, 60)))).hasSize(2);
    assertThat(Outage.in(hour(up(0, 60)))).isEmpty();
    assertThat(Outage.in(hour())).isEmpty();
  }

  @Test
  void a_service_that_works_for_some_is_not_down() {
    // Given
    State half = new State.Degraded(fraction(1, 2));
    // When
    List<Outage> outages =
        Outage.in(
            hour(
                up(0, 10),
                down(10, 20),
                new Observed(new Interval(at(20), at(30)), half, List.of("half")),
                down(30, 40),
                up(40, 60)));
    // Then
    assertThat(outages)
        .extracting(Outage::interval)
        .containsExactly(new Interval(at(10), at(20)), new Interval(at(30), at(40)));
    assertThat(outages).allMatch(Outage::beginSeen).allMatch(Outage::endSeen);
  }

  @Test
  void means_are_of_observed_time_alone() {
    // Given: unobserved from 30 to 40
    Timeline hour = hour(up(0, 10), down(10, 20), up(20, 30), down(40, 44), up(44, 60));
    // When
    Reliability found = Reliability.of(hour, Outage.in(hour));
    // Then
    assertThat(found.mttr()).isEqualTo(Duration.ofMinutes(7));
    assertThat(found.mtbf()).isEqualTo(Duration.ofMinutes(18));
    assertThat(found.upShare()).isEqualTo(fraction(36, 50));
    assertThat(found.unobservedShare()).isEqualTo(fraction(1, 6));
  }

  @Test
  void an_outage_counts_where_it_begins_and_its_repair_where_it_ends_as_a_whole() {
    // Given: the period is from 20 to 40
    Timeline hour = hour(up(0, 10), down(10, 25), up(25, 35), down(35, 50), up(50, 60));
    Timeline period = hour.over(new Interval(at(20), at(40)));
    // When
    Reliability found = Reliability.of(period, Outage.in(hour));
    // Then
    assertThat(found.began()).isEqualTo(1);
    assertThat(found.mtbf()).isEqualTo(Duration.ofMinutes(10));
    assertThat(found.ended()).isEqualTo(1);
    assertThat(found.mttr()).isEqualTo(Duration.ofMinutes(15));
    assertThat(found.down()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void what_nobody_saw_end_makes_no_mean_and_what_nobody_observed_no_share() {
    // Given
    Timeline unseen = hour(up(0, 10), down(10, 20), up(30, 60));
    // Then
    assertThat(Reliability.of(unseen, Outage.in(unseen)).mttr()).isNull();
    assertThat(Reliability.of(hour(), List.of()).upShare()).isNull();
    assertThat(Reliability.of(hour(), List.of()).mtbf()).isNull();
    assertThat(Reliability.of(hour(), List.of()).unobservedShare()).isEqualTo(Fraction.ONE);
  }

  private static Fraction fraction(long part, long whole) {
    return Fraction.of(part).dividedBy(Fraction.of(whole));
  }
}
