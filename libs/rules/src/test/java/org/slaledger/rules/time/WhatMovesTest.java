package org.slaledger.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.time.FrozenZone.Transition;
import org.slaledger.rules.time.WhatMoves.Deadline;
import org.slaledger.rules.time.WhatMoves.Moved;

/** Mondays to Fridays from 9 to 17, in a zone at +01:00; 2026-06-01 is a Monday. */
class WhatMovesTest {
  private static final ZoneOffset ONE = ZoneOffset.ofHours(1);
  private static final ZoneOffset TWO = ZoneOffset.ofHours(2);
  private static final FrozenZone AS_PUBLISHED = zone(List.of());

  /** Newer zone data: from Wednesday 2026-06-03 02:00 on it is an hour later there. */
  private static final FrozenZone FROZEN_ANEW =
      zone(List.of(new Transition(Instant.parse("2026-06-03T01:00:00Z"), ONE, TWO)));

  private static FrozenZone zone(List<Transition> transitions) {
    return new FrozenZone(
        "Made/Up",
        ONE,
        transitions,
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("2027-01-01T00:00:00Z"));
  }

  private static Calendar office(FrozenZone zone, LocalDate... holidays) {
    List<String> day = List.of("09:00-17:00");
    return BusinessHours.parse(
            Map.of(
                DayOfWeek.MONDAY, day,
                DayOfWeek.TUESDAY, day,
                DayOfWeek.WEDNESDAY, day,
                DayOfWeek.THURSDAY, day,
                DayOfWeek.FRIDAY, day),
            List.of(holidays))
        .then(hours -> Calendar.of(hours, zone))
        .orElseThrow();
  }

  private static Instant june(String time) {
    return Instant.parse("2026-06-" + time + ":00Z");
  }

  private static Deadline deadline(String id, String start, Target target, Intervals pauses) {
    return new Deadline(id, june(start), target, pauses);
  }

  private static Deadline hours(String id, String start, int hours) {
    return deadline(id, start, new Target.Counted(Duration.ofHours(hours)), Intervals.NONE);
  }

  @Test
  void newer_zone_data_moves_the_deadlines_that_lie_behind_the_new_transition() {
    // Given
    List<Deadline> open =
        List.of(
            hours("far", "02T13:00", 8),
            hours("fit", "02T08:00", 8),
            hours("near", "01T08:00", 4),
            deadline("days", "01T08:30", new Target.WorkingDays(2), Intervals.NONE));
    // When
    List<Moved> moved = new WhatMoves(office(AS_PUBLISHED), office(FROZEN_ANEW)).among(open);
    // Then
    assertThat(moved)
        .containsExactly(
            new Moved("far", june("03T13:00"), june("03T12:00")),
            new Moved("days", june("03T08:30"), june("03T07:30")));
  }

  @Test
  void a_new_holiday_moves_what_would_have_counted_on_it() {
    // Given
    Intervals pausedOnTheHoliday = Intervals.of(new Interval(june("02T08:00"), june("02T16:00")));
    Target eight = new Target.Counted(Duration.ofHours(8));
    List<Deadline> open =
        List.of(
            hours("over", "01T12:00", 8),
            hours("before", "01T12:00", 4),
            deadline("paused", "01T12:00", eight, pausedOnTheHoliday));
    // When
    List<Moved> moved =
        new WhatMoves(office(AS_PUBLISHED), office(AS_PUBLISHED, LocalDate.parse("2026-06-02")))
            .among(open);
    // Then
    assertThat(moved).containsExactly(new Moved("over", june("02T12:00"), june("03T12:00")));
  }

  @Test
  void a_deadline_that_only_one_version_can_tell_moves() {
    // Given
    Deadline last = deadline("last", "01T08:00", new Target.WorkingDays(153), Intervals.NONE);
    Deadline beyond = deadline("beyond", "01T08:00", new Target.WorkingDays(200), Intervals.NONE);
    // When
    List<Moved> moved =
        new WhatMoves(office(AS_PUBLISHED), office(AS_PUBLISHED, LocalDate.parse("2026-12-31")))
            .among(List.of(last, beyond));
    // Then
    assertThat(moved)
        .containsExactly(new Moved("last", Instant.parse("2026-12-31T08:00:00Z"), null));
  }

  @Test
  void the_same_calendar_moves_nothing() {
    assertThat(
            new WhatMoves(office(FROZEN_ANEW), office(FROZEN_ANEW))
                .among(List.of(hours("a", "02T13:00", 8))))
        .isEmpty();
  }
}
