package org.slaledger.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Seeds;

class CalendarPropertiesTest {
  private static final int RUNS = 120;

  @Test
  void due_and_elapsed_agree_with_counting_second_by_second() {
    Seeds.times(
        RUNS,
        random -> {
          // Given
          SecondBySecond week = SecondBySecond.around(random);
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
  void what_elapsed_until_the_due_time_is_the_target_and_a_longer_target_is_due_later() {
    Seeds.times(
        RUNS,
        random -> {
          // Given
          SecondBySecond week = SecondBySecond.around(random);
          Instant start = week.at(random.nextInt(week.seconds() / 2));
          Duration target = Duration.ofMillis(random.nextLong(1, 500_000_000));
          // When
          Instant due = week.calendar().due(start, target, week.pauses());
          Instant later = week.calendar().due(start, target.plusNanos(1), week.pauses());
          // Then
          assertThat(week.calendar().elapsed(start, due, week.pauses())).isEqualTo(target);
          assertThat(later).isAfter(due);
        });
  }

  @Test
  void splitting_a_pause_or_naming_it_twice_changes_nothing() {
    Seeds.times(
        RUNS,
        random -> {
          // Given
          SecondBySecond week = SecondBySecond.around(random);
          Instant start = week.at(random.nextInt(week.seconds() / 2));
          Duration target = Duration.ofSeconds(random.nextInt(200_000));
          // When
          Intervals pieces = Intervals.of(shattered(week.pauses(), random));
          // Then
          assertThat(week.calendar().due(start, target, pieces))
              .isEqualTo(week.calendar().due(start, target, week.pauses()));
        });
  }

  @Test
  void the_explanation_names_every_second_once_and_rightly() {
    Seeds.times(
        RUNS,
        random -> {
          // Given
          SecondBySecond week = SecondBySecond.around(random);
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
