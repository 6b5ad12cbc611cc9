package org.slaledger.credit.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.rules.clock.Pause;

class WhatMovesTest {
  /** A Thursday, 16:00 local. */
  private static final Instant START = Instant.parse("2026-12-24T15:00:00Z");

  private final CalendarPublished before = new Office().published();
  private final CalendarPublished christmas = new Office().closed("2026-12-25").published(before);
  private final WhatMoves moves = WhatMoves.between(before, christmas);

  @Test
  void a_new_holiday_moves_a_deadline_to_the_next_open_day() {
    assertThat(after(clock("PT4H", "2026-12-25T11:00:00Z"))).isEqualTo("2026-12-28T11:00:00Z");
    assertThat(after(clock("1 working day", "2026-12-25T15:00:00Z")))
        .isEqualTo("2026-12-28T15:00:00Z");
  }

  @Test
  void what_is_due_before_it_stays() {
    assertThat(moves.of(clock("PT1H", "2026-12-24T16:00:00Z"))).isEmpty();
    assertThat(moves.earliest()).contains(Instant.parse("2026-12-23T08:00:00Z"));
  }

  @Test
  void a_pause_is_reckoned_in() {
    // Given: paused over the whole of the holiday
    Pause pause =
        new Pause(Instant.parse("2026-12-25T07:00:00Z"), Instant.parse("2026-12-25T17:00:00Z"));
    // Then
    assertThat(moves.of(clock("PT4H", "2026-12-28T11:00:00Z", pause))).isEmpty();
  }

  @Test
  void an_instant_that_the_customer_was_told_stays_while_it_comes_first() {
    // Given: the target is used up at 11:00, an update was said to come at 10:00
    assertThat(moves.of(clock("PT4H", "2026-12-25T10:00:00Z"))).isEmpty();
    // When: from December on the office is open longer on Thursdays
    CalendarPublished longer =
        new Office().from("2026-12-01", DayOfWeek.THURSDAY, "09:00-20:00").published(before);
    // Then
    assertThat(WhatMoves.between(before, longer).of(clock("PT4H", "2026-12-25T10:00:00Z")))
        .map(MovedDeadline::dueAfter)
        .contains(Instant.parse("2026-12-24T19:00:00Z"));
  }

  @Test
  void a_deadline_beyond_the_years_is_listed_without_its_instant() {
    // Given: closed from the holidays of 2027 on
    Office closing = new Office();
    for (int day = 20; day <= 31; day++) {
      closing.closed("2027-12-" + day);
    }
    CalendarPublished closed = closing.published(before);
    OpenClock clock = clock(Instant.parse("2027-12-17T15:00:00Z"), "PT4H", "2027-12-20T11:00:00Z");
    // Then
    assertThat(WhatMoves.between(before, closed).of(clock))
        .hasValueSatisfying(moved -> assertThat(moved.dueAfter()).isNull());
  }

  @Test
  void a_deadline_that_was_not_known_yet_is_listed_once_the_years_reach_it() {
    // Given: the years end before the target is used up
    OpenClock clock = clock(Instant.parse("2027-12-31T15:00:00Z"), "PT4H", null);
    WhatMoves longer = WhatMoves.between(before, new Office().years(2026, 2028).published(before));
    // Then
    assertThat(longer.earliest()).contains(Instant.parse("2027-12-29T23:00:00Z"));
    assertThat(longer.of(clock))
        .hasValueSatisfying(
            moved -> {
              assertThat(moved.dueBefore()).isNull();
              assertThat(moved.dueAfter()).isEqualTo("2028-01-03T11:00:00Z");
            });
    assertThat(moves.of(clock)).isEmpty();
  }

  @Test
  void nothing_moves_where_open_time_stays_the_same() {
    CalendarPublished saturday = new Office().closed("2026-12-26").published(before);
    assertThat(WhatMoves.between(before, saturday).earliest()).isEmpty();
  }

  private @Nullable String after(OpenClock clock) {
    Optional<MovedDeadline> moved = moves.of(clock);
    assertThat(moved).isPresent();
    assertThat(moved.get().dueBefore()).isEqualTo(clock.dueAt());
    return String.valueOf(moved.get().dueAfter());
  }

  private static OpenClock clock(String target, String due, Pause... pauses) {
    return clock(START, target, due, pauses);
  }

  private static OpenClock clock(
      Instant start, String target, @Nullable String due, Pause... pauses) {
    return new OpenClock(
        new TicketId("T-1"),
        ClockKind.UPDATE,
        start,
        new CustomerId("acme"),
        Priority.P2,
        new Target(target),
        List.of(pauses),
        due == null ? null : Instant.parse(due));
  }
}
