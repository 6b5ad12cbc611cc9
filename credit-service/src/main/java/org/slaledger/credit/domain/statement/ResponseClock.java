package org.slaledger.credit.domain.statement;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.Event;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.ResponseReport.State;

/** Follows one clock through its events. */
final class ResponseClock {
  private ResponseClock() {}

  static Optional<Clock> of(List<Event> events) {
    Clock clock = null;
    for (Event event : events) {
      clock = event instanceof ClockEvent happened ? evolve(clock, happened) : clock;
    }
    return Optional.ofNullable(clock);
  }

  private static @Nullable Clock evolve(@Nullable Clock clock, ClockEvent event) {
    if (event instanceof ClockStarted e) {
      return new Clock(
          e.ticket(), e.priority(), State.OPEN, e.startedAt(), e.target(), e.dueAt(), null, null);
    }
    return clock == null ? null : change(clock, event);
  }

  private static Clock change(Clock clock, ClockEvent event) {
    return switch (event) {
      case ClockStarted _, ClockWarned _ -> clock;
      case ClockRetargeted e -> retargeted(clock, e);
      case ClockBreached _ -> breached(clock);
      case ClockStopped e -> stopped(clock, e);
    };
  }

  private static Clock retargeted(Clock clock, ClockRetargeted e) {
    return new Clock(
        clock.ticket(),
        e.priority(),
        clock.state(),
        clock.startedAt(),
        e.target(),
        e.dueAt(),
        clock.stoppedAt(),
        clock.elapsed());
  }

  private static Clock breached(Clock clock) {
    return new Clock(
        clock.ticket(),
        clock.priority(),
        State.BREACHED,
        clock.startedAt(),
        clock.target(),
        clock.dueAt(),
        clock.stoppedAt(),
        clock.elapsed());
  }

  /** What was breached stays breached. */
  private static Clock stopped(Clock clock, ClockStopped e) {
    boolean met = e.met() && clock.state() != State.BREACHED;
    return new Clock(
        clock.ticket(),
        clock.priority(),
        met ? State.MET : State.BREACHED,
        clock.startedAt(),
        clock.target(),
        clock.dueAt(),
        e.stoppedAt(),
        e.elapsed());
  }
}
