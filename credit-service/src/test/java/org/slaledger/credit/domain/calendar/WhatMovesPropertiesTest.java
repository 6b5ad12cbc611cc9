package org.slaledger.credit.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.Translation;
import org.slaledger.rules.clock.Aim;
import org.slaledger.rules.clock.Due;
import org.slaledger.rules.clock.Pause;
import org.slaledger.rules.time.Calendar;

class WhatMovesPropertiesTest {
  private static final int CHANGES = 60;
  private static final int CLOCKS = 20;

  @Test
  void what_moves_is_what_has_another_deadline_and_none_of_it_is_left_out() {
    long seed = Long.getLong("sla.seed", System.nanoTime());
    System.out.println("seed " + seed);
    RandomGenerator random = new SplittableRandom(seed);
    int moved = 0;
    for (int change = 0; change < CHANGES; change++) {
      // Given
      CalendarPublished before = office(random).published();
      if (office(random).after(before)
          instanceof Decision.Accepted<CalendarPublished>(List<CalendarPublished> events)) {
        moved += check(before, events.getFirst(), random);
      }
    }
    assertThat(moved).as("deadlines that moved").isGreaterThan(CHANGES);
  }

  private static int check(
      CalendarPublished before, CalendarPublished after, RandomGenerator random) {
    WhatMoves moves = WhatMoves.between(before, after);
    int count = 0;
    for (int i = 0; i < CLOCKS; i++) {
      OpenClock clock = clock(before, random);
      // When
      Optional<MovedDeadline> moved = moves.of(clock);
      // Then
      Instant due = due(clock, after);
      assertThat(moved.map(MovedDeadline::dueAfter))
          .as("%s, %s, %s", clock, before, after)
          .isEqualTo(due.equals(clock.dueAt()) ? Optional.empty() : Optional.of(due));
      if (moved.isPresent()) {
        count++;
        assertThat(moves.earliest())
            .as("%s, %s, %s", clock, before, after)
            .hasValueSatisfying(from -> assertThat(from).isBeforeOrEqualTo(clock.dueAt()));
      }
    }
    return count;
  }

  /** The past is the same in all of them. */
  private static Office office(RandomGenerator random) {
    Office office = new Office();
    LocalDate day = LocalDate.parse("2026-11-24");
    for (int i = random.nextInt(6); i > 0; i--) {
      day = day.plusDays(1 + random.nextInt(12));
      office.closed(day.toString());
    }
    if (random.nextBoolean()) {
      int opens = 1 + random.nextInt(20);
      office.from(
          LocalDate.parse("2026-11-24").plusDays(random.nextInt(40)).toString(),
          DayOfWeek.of(1 + random.nextInt(7)),
          "%02d:00-%02d:00".formatted(opens, opens + 1 + random.nextInt(24 - opens)));
    }
    return office;
  }

  private static OpenClock clock(CalendarPublished calendar, RandomGenerator random) {
    Instant start = Office.NOW.plus(Duration.ofMinutes(random.nextInt(-20_000, 60_000)));
    Target target =
        random.nextBoolean()
            ? new Target("PT" + (1 + random.nextInt(80)) + "H")
            : new Target((2 + random.nextInt(7)) + " working days");
    List<Pause> pauses = new ArrayList<>();
    Instant cursor = start;
    for (int i = random.nextInt(3); i > 0; i--) {
      Instant from = cursor.plus(Duration.ofMinutes(random.nextInt(4000)));
      cursor = from.plus(Duration.ofMinutes(random.nextInt(4000)));
      pauses.add(new Pause(from, cursor));
    }
    OpenClock clock =
        new OpenClock(
            new TicketId("T-1"),
            ClockKind.RESOLVE,
            start,
            new CustomerId("acme"),
            Priority.P2,
            target,
            pauses,
            start);
    return new OpenClock(
        clock.ticket(),
        clock.kind(),
        start,
        clock.customer(),
        clock.priority(),
        target,
        pauses,
        due(clock, calendar));
  }

  private static Instant due(OpenClock clock, CalendarPublished published) {
    Calendar calendar = Calendars.calendar(published).orElseThrow();
    return new Aim(clock.startedAt(), Translation.target(clock.target()), calendar, clock.pauses())
        .due(clock.startedAt())
        .map(Due::at)
        .orElseThrow();
  }
}
