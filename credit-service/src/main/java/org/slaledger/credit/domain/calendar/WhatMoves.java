package org.slaledger.credit.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.Translation;
import org.slaledger.rules.clock.Pause;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;
import org.slaledger.rules.time.WhatMoves.Deadline;
import org.slaledger.rules.time.WhatMoves.Moved;

/** Which deadlines move when one version of a calendar takes the place of another. */
public final class WhatMoves {
  /** A target of working days also asks whether the day after its end is open. */
  private static final Duration AROUND = Duration.ofDays(2);

  private final org.slaledger.rules.time.WhatMoves sums;

  private WhatMoves(Calendar before, Calendar after) {
    this.sums = new org.slaledger.rules.time.WhatMoves(before, after);
  }

  /** When the second takes the place of the first. */
  public static WhatMoves between(CalendarPublished before, CalendarPublished after) {
    return new WhatMoves(
        Calendars.calendar(before).orElseThrow(), Calendars.calendar(after).orElseThrow());
  }

  /** Deadlines before it stay where they are; none where all do. More years move the unknown. */
  public Optional<Instant> earliest() {
    Instant end = sums.before().zone().until();
    return Differences.first(sums.before(), sums.after())
        .or(() -> Optional.of(end).filter(sums.after().zone().until()::isAfter))
        .map(first -> first.minus(AROUND));
  }

  /** The clock's new deadline beside its old one; empty where it stays. */
  public Optional<MovedDeadline> of(OpenClock clock) {
    Deadline deadline =
        new Deadline(
            clock.ticket().value(),
            clock.startedAt(),
            Translation.target(clock.target()),
            over(clock.pauses()));
    return sums.among(List.of(deadline)).stream().flatMap(moved -> of(clock, moved)).findFirst();
  }

  /** An instant that the customer was told, ahead of the target's, is due while it comes first. */
  private static Stream<MovedDeadline> of(OpenClock clock, Moved moved) {
    Instant told = clock.dueAt();
    boolean first = told != null && isBefore(told, moved.before()) && isBefore(told, moved.after());
    Instant due = first ? told : moved.after();
    return Objects.equals(told, due)
        ? Stream.empty()
        : Stream.of(
            new MovedDeadline(
                clock.ticket(),
                clock.kind(),
                clock.startedAt(),
                clock.customer(),
                clock.priority(),
                told,
                due));
  }

  private static boolean isBefore(Instant told, @Nullable Instant due) {
    return due == null || told.isBefore(due);
  }

  /** A clock that stands still has no deadline. */
  private static Intervals over(List<Pause> pauses) {
    List<Interval> over = new ArrayList<>();
    for (Pause pause : pauses) {
      Instant to = pause.to();
      if (to != null) {
        over.add(new Interval(pause.from(), to));
      }
    }
    return Intervals.of(over);
  }
}
