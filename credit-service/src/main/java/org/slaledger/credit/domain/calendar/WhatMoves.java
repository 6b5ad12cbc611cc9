package org.slaledger.credit.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.Translation;
import org.slaledger.rules.clock.Aim;
import org.slaledger.rules.clock.Due;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;

/** Which deadlines move when one version of a calendar takes the place of another. */
public final class WhatMoves {
  /** A target of working days also asks whether the day after its end is open. */
  private static final Duration AROUND = Duration.ofDays(2);

  private final Calendar before;
  private final Calendar after;

  private WhatMoves(Calendar before, Calendar after) {
    this.before = before;
    this.after = after;
  }

  /** When the second takes the place of the first. */
  public static WhatMoves between(CalendarPublished before, CalendarPublished after) {
    return new WhatMoves(
        Calendars.calendar(before).orElseThrow(), Calendars.calendar(after).orElseThrow());
  }

  /** Deadlines before it stay where they are; none where all do. */
  public Optional<Instant> earliest() {
    return Differences.first(before, after).map(first -> first.minus(AROUND));
  }

  /** The clock's new deadline beside its old one; empty where it stays. */
  public Optional<MovedDeadline> of(OpenClock clock) {
    Instant was = due(clock, before);
    Instant is = due(clock, after);
    // an earlier instant than the target's is one that the customer was told
    boolean named = was == null || clock.dueAt().isBefore(was);
    Instant due = named && (is == null || clock.dueAt().isBefore(is)) ? clock.dueAt() : is;
    return clock.dueAt().equals(due)
        ? Optional.empty()
        : Optional.of(
            new MovedDeadline(
                clock.ticket(),
                clock.kind(),
                clock.startedAt(),
                clock.customer(),
                clock.priority(),
                clock.dueAt(),
                due));
  }

  private static @Nullable Instant due(OpenClock clock, Calendar calendar) {
    Aim aim =
        new Aim(clock.startedAt(), Translation.target(clock.target()), calendar, clock.pauses());
    try {
      return aim.due(clock.startedAt()).map(Due::at).orElse(null);
    } catch (BeyondFrozenZone tooFar) {
      return null;
    }
  }
}
