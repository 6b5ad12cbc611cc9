package org.slaledger.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Seeds;

/** Of generated calendars, each around a change of its zone's offset, one for every zone. */
class CalendarPropertiesTest {
  private static final int ROUNDS = 5;

  private static void inEveryZone(BiConsumer<SecondBySecond, RandomGenerator> property) {
    Seeds.times(
        ROUNDS,
        random -> {
          for (String zone : new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds())) {
            SecondBySecond week = SecondBySecond.around(random, ZoneId.of(zone));
            try {
              property.accept(week, random);
            } catch (AssertionError | RuntimeException failure) {
              throw new AssertionError("in " + zone + " after " + week.from(), failure);
            }
          }
        });
  }

  private static Instant start(SecondBySecond week, RandomGenerator random) {
    return week.at(random.nextInt(week.seconds() / 2));
  }

  @Test
  void due_and_elapsed_agree_with_counting_second_by_second() {
    inEveryZone(
        (week, random) -> {
          // Given
          int from = random.nextInt(week.seconds());
          int to = random.nextInt(week.seconds());
          Instant start = week.at(from);
          // When
          Duration elapsed = week.calendar().elapsed(start, week.at(to), week.pauses());
          // Then
          assertThat(elapsed).isEqualTo(Duration.ofSeconds(week.counted(from, to)));
          int most = week.counted(from, week.seconds());
          if (most > 0) {
            int target = random.nextInt(most);
            assertThat(week.calendar().due(start, Duration.ofSeconds(target), week.pauses()))
                .isEqualTo(week.at(week.due(from, target)));
          }
        });
  }

  @Test
  void what_elapsed_until_the_due_time_is_the_target_and_a_nanosecond_before_it_is_less() {
    inEveryZone(
        (week, random) -> {
          // Given
          Instant start = start(week, random);
          Duration target = Duration.ofMillis(random.nextLong(1, 500_000_000));
          // When
          Instant due = week.calendar().due(start, target, week.pauses());
          // Then
          assertThat(week.calendar().elapsed(start, due, week.pauses())).isEqualTo(target);
          assertThat(week.calendar().elapsed(start, due.minusNanos(1), week.pauses()))
              .isEqualTo(target.minusNanos(1));
        });
  }

  @Test
  void a_longer_target_is_due_later_and_a_later_start_not_earlier() {
    inEveryZone(
        (week, random) -> {
          // Given
          Instant start = start(week, random);
          Instant next = start.plusNanos(random.nextLong(1, 1L << 48));
          Duration target = Duration.ofMillis(random.nextLong(500_000_000));
          Duration more = target.plusNanos(random.nextLong(1, 1L << 40));
          // When
          Instant due = week.calendar().due(start, target, week.pauses());
          // Then
          assertThat(week.calendar().due(start, more, week.pauses())).isAfter(due);
          assertThat(week.calendar().due(next, target, week.pauses())).isAfterOrEqualTo(due);
        });
  }

  @Test
  void what_elapsed_never_falls_as_time_goes_on_nor_grows_faster() {
    inEveryZone(
        (week, random) -> {
          // Given
          Instant start = start(week, random);
          Instant end = week.at(random.nextInt(week.seconds()));
          Instant later = end.plusNanos(random.nextLong(1L << 48));
          // When
          Duration until = week.calendar().elapsed(start, end, week.pauses());
          // Then
          assertThat(week.calendar().elapsed(start, later, week.pauses()))
              .isGreaterThanOrEqualTo(until)
              .isLessThanOrEqualTo(until.plus(Duration.between(end, later)));
        });
  }

  @Test
  void splitting_a_pause_into_pieces_that_touch_or_naming_it_twice_changes_nothing() {
    inEveryZone(
        (week, random) -> {
          // Given
          Instant start = start(week, random);
          Instant end = week.at(random.nextInt(week.seconds()));
          Duration target = Duration.ofSeconds(random.nextInt(200_000));
          // When
          Intervals pieces = Intervals.of(shattered(week.pauses(), random));
          // Then
          assertThat(week.calendar().due(start, target, pieces))
              .isEqualTo(week.calendar().due(start, target, week.pauses()));
          assertThat(week.calendar().elapsed(start, end, pieces))
              .isEqualTo(week.calendar().elapsed(start, end, week.pauses()));
        });
  }

  @Test
  void working_days_keep_the_clock_time_and_are_worth_the_time_that_is_open_until_then() {
    inEveryZone(
        (week, random) -> {
          // Given
          int days = random.nextInt(1, 8);
          Target target = new Target.WorkingDays(days);
          Instant start = start(week, random);
          Instant begin = week.calendar().due(start, Duration.ZERO, Intervals.NONE);
          Instant end = week.openDaysAfter(begin, days);
          // When
          Instant due = week.calendar().due(start, target, week.pauses());
          // Then
          assertThat(week.calendar().due(begin, target, Intervals.NONE)).isEqualTo(end);
          assertThat(week.calendar().elapsed(begin, due, week.pauses()))
              .isEqualTo(week.calendar().elapsed(begin, end, Intervals.NONE));
        });
  }

  @Test
  void the_explanation_names_every_second_once_and_rightly() {
    inEveryZone(
        (week, random) -> {
          // Given
          int from = random.nextInt(week.seconds() - 1);
          int to = random.nextInt(from + 1, week.seconds());
          // When
          List<Stretch> stretches =
              week.calendar().explain(new Interval(week.at(from), week.at(to)), week.pauses());
          // Then
          Instant cursor = week.at(from);
          for (Stretch stretch : stretches) {
            assertThat(stretch.interval().from()).isEqualTo(cursor);
            assertThat(week.kind(stretch.interval().from())).isEqualTo(stretch.kind());
            assertThat(week.kind(stretch.interval().to().minusSeconds(1)))
                .isEqualTo(stretch.kind());
            cursor = stretch.interval().to();
          }
          assertThat(cursor).isEqualTo(week.at(to));
        });
  }

  private static List<Interval> shattered(Intervals pauses, RandomGenerator random) {
    List<Interval> pieces = new ArrayList<>();
    for (Interval pause : pauses.parts()) {
      Instant middle = pause.from().plusSeconds(random.nextLong(pause.length().toSeconds() + 1));
      pieces.addFirst(new Interval(pause.from(), middle));
      pieces.add(new Interval(middle, pause.to()));
      pieces.add(pause);
    }
    return pieces;
  }
}
