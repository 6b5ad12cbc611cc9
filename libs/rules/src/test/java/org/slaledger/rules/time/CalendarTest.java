package org.slaledger.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

class CalendarTest {
  private static final FrozenZone AMSTERDAM =
      FrozenZone.of(ZoneId.of("Europe/Amsterdam"), 2026, 2027);
  private static final List<String> DAY = List.of("09:00-12:00", "13:00-17:00");

  /** Tuesday 2026-11-24 is a holiday; Saturday and Sunday are closed. */
  private static final Calendar OFFICE =
      BusinessHours.parse(
              Map.of(
                  DayOfWeek.MONDAY, DAY,
                  DayOfWeek.TUESDAY, DAY,
                  DayOfWeek.WEDNESDAY, DAY,
                  DayOfWeek.THURSDAY, DAY,
                  DayOfWeek.FRIDAY, List.of("09:00-15:00")),
              List.of(LocalDate.parse("2026-11-24")))
          .then(hours -> Calendar.of(hours, AMSTERDAM))
          .orElseThrow();

  private static Instant at(String local) {
    return AMSTERDAM.instantOf(LocalDateTime.parse("2026-11-" + local));
  }

  private static Intervals pause(String from, String to) {
    return Intervals.of(new Interval(at(from), at(to)));
  }

  @Test
  void an_exact_fit_is_due_at_the_end_of_the_interval_and_not_at_the_next_opening() {
    assertThat(OFFICE.due(at("23T09:00"), Duration.ofHours(3), Intervals.NONE))
        .isEqualTo(at("23T12:00"));
  }

  @Test
  void a_zero_target_is_due_at_the_first_instant_that_is_open_and_not_paused() {
    assertThat(OFFICE.due(at("23T12:00"), Duration.ZERO, pause("23T13:00", "23T13:20")))
        .isEqualTo(at("23T13:20"));
  }

  @Test
  void a_pause_over_a_holiday_adds_no_time() {
    // Given
    Duration target = Duration.ofHours(6);
    // Then
    assertThat(OFFICE.due(at("23T13:00"), target, pause("23T17:00", "25T09:00")))
        .isEqualTo(OFFICE.due(at("23T13:00"), target, Intervals.NONE))
        .isEqualTo(at("25T11:00"));
  }

  @Test
  void nothing_is_rounded() {
    // Given
    Instant start = at("23T09:00").plusNanos(1);
    // Then
    assertThat(OFFICE.due(start, Duration.ofHours(3), Intervals.NONE))
        .isEqualTo(at("23T13:00").plusNanos(1));
  }

  @Test
  void nothing_elapses_backwards() {
    assertThat(OFFICE.elapsed(at("23T10:00"), at("23T09:00"), Intervals.NONE)).isZero();
  }

  @Test
  void a_negative_target_is_no_target() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OFFICE.due(at("23T10:00"), Duration.ofNanos(-1), Intervals.NONE));
  }

  @Test
  void working_days_keep_the_clock_time_and_pass_over_closed_days() {
    assertThat(OFFICE.due(at("23T10:30"), new Target.WorkingDays(1), Intervals.NONE))
        .isEqualTo(at("25T10:30"));
    assertThat(OFFICE.due(at("23T10:30"), new Target.WorkingDays(4), Intervals.NONE))
        .isEqualTo(at("30T10:30"));
    assertThat(OFFICE.due(at("23T10:30"), new Target.WorkingDays(0), Intervals.NONE))
        .isEqualTo(at("23T10:30"));
  }

  @Test
  void working_days_from_outside_hours_count_from_the_next_opening() {
    assertThat(OFFICE.due(at("23T17:00"), new Target.WorkingDays(1), Intervals.NONE))
        .isEqualTo(at("26T09:00"));
    assertThat(OFFICE.due(at("23T12:15"), new Target.WorkingDays(1), Intervals.NONE))
        .isEqualTo(at("25T13:00"));
  }

  @Test
  void a_day_whose_hours_the_clocks_leap_over_is_no_working_day() {
    // Given hours from two to three, which do not occur on 29 March
    List<String> night = List.of("02:00-03:00");
    Calendar calendar =
        BusinessHours.parse(
                Map.of(
                    DayOfWeek.SATURDAY, night,
                    DayOfWeek.SUNDAY, night,
                    DayOfWeek.MONDAY, night),
                List.of())
            .then(hours -> Calendar.of(hours, AMSTERDAM))
            .orElseThrow();
    Instant start = AMSTERDAM.instantOf(LocalDateTime.parse("2026-03-28T02:30"));
    // Then
    assertThat(calendar.due(start, new Target.WorkingDays(1), Intervals.NONE))
        .isEqualTo(AMSTERDAM.instantOf(LocalDateTime.parse("2026-03-30T02:30")));
  }

  @Test
  void working_days_keep_a_clock_time_at_which_the_last_day_is_closed() {
    assertThat(OFFICE.due(at("26T16:00"), new Target.WorkingDays(1), Intervals.NONE))
        .isEqualTo(at("27T16:00"));
  }

  @Test
  void a_pause_moves_working_days_by_the_open_time_it_took() {
    assertThat(OFFICE.due(at("23T10:30"), new Target.WorkingDays(1), pause("23T11:00", "23T13:30")))
        .isEqualTo(at("25T12:00"));
    assertThat(OFFICE.due(at("23T10:30"), new Target.WorkingDays(1), pause("23T17:00", "25T09:00")))
        .isEqualTo(at("25T10:30"));
  }

  @Test
  void the_explanation_says_closed_where_a_pause_took_nothing() {
    // When
    List<Stretch> stretches =
        OFFICE.explain(new Interval(at("23T11:00"), at("23T14:00")), pause("23T11:30", "23T13:15"));
    // Then
    assertThat(stretches)
        .containsExactly(
            new Stretch(new Interval(at("23T11:00"), at("23T11:30")), Stretch.Kind.COUNTED),
            new Stretch(new Interval(at("23T11:30"), at("23T12:00")), Stretch.Kind.PAUSED),
            new Stretch(new Interval(at("23T12:00"), at("23T13:00")), Stretch.Kind.CLOSED),
            new Stretch(new Interval(at("23T13:00"), at("23T13:15")), Stretch.Kind.PAUSED),
            new Stretch(new Interval(at("23T13:15"), at("23T14:00")), Stretch.Kind.COUNTED));
  }

  @Test
  void always_counts_every_instant_in_any_year() {
    // Given
    Instant start = Instant.parse("1999-12-31T23:59:59.5Z");
    // Then
    assertThat(Calendar.ALWAYS.due(start, Duration.ofDays(20_000), Intervals.NONE))
        .isEqualTo(start.plus(Duration.ofDays(20_000)));
  }

  @Test
  void hours_that_cannot_be_read_are_refused_all_at_once() {
    // When
    Checked<BusinessHours> hours =
        BusinessHours.parse(
            Map.of(
                DayOfWeek.MONDAY, List.of("09:00-17:00", "9-17"),
                DayOfWeek.TUESDAY,
                    List.of("17:00-09:00", "24:00-24:00", "09:60-10:00", "23:00-24:01")),
            List.of());
    // Then
    assertThat(hours.problems())
        .extracting(Problem::field)
        .containsExactly(
            "hours.MONDAY[1]",
            "hours.TUESDAY[0]",
            "hours.TUESDAY[1]",
            "hours.TUESDAY[2]",
            "hours.TUESDAY[3]");
  }

  @Test
  void a_calendar_that_is_never_open_is_refused() {
    // Given
    BusinessHours gap =
        new BusinessHours(Map.of(DayOfWeek.SUNDAY, List.of(new OpenHours(0, 60))), sundays());
    // Then
    assertThat(BusinessHours.parse(Map.of(DayOfWeek.MONDAY, List.of()), List.of()).problems())
        .extracting(Problem::field)
        .containsExactly("hours");
    assertThat(Calendar.of(gap, AMSTERDAM).problems())
        .extracting(Problem::message)
        .containsExactly("the calendar is never open");
  }

  @Test
  void hours_change_with_a_local_day() {
    // Given: from Tuesday on the office opens an hour later
    BusinessHours hours =
        BusinessHours.parse(
                Map.of(
                    DayOfWeek.MONDAY, List.of("09:00-17:00"),
                    DayOfWeek.TUESDAY, List.of("09:00-17:00")),
                List.of())
            .orElseThrow()
            .from(
                LocalDate.parse("2026-06-02"),
                Map.of(DayOfWeek.TUESDAY, List.of(new OpenHours(600, 1020))));
    // When
    Calendar calendar = Calendar.of(hours, AMSTERDAM).orElseThrow();
    // Then
    assertThat(
            calendar
                .open(
                    new Interval(
                        Instant.parse("2026-06-01T00:00:00Z"),
                        Instant.parse("2026-06-09T00:00:00Z")))
                .parts())
        .containsExactly(
            new Interval(
                Instant.parse("2026-06-01T07:00:00Z"), Instant.parse("2026-06-01T15:00:00Z")),
            new Interval(
                Instant.parse("2026-06-02T08:00:00Z"), Instant.parse("2026-06-02T15:00:00Z")));
  }

  private static Set<LocalDate> sundays() {
    return LocalDate.parse("2025-12-28")
        .datesUntil(LocalDate.parse("2028-01-10"), Period.ofWeeks(1))
        .collect(Collectors.toSet());
  }
}
