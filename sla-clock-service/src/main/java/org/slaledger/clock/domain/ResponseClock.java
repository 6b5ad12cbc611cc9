package org.slaledger.clock.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockWarning;

/** What has happened to a ticket's RESPONSE clock. */
public sealed interface ResponseClock {
  /** The state after an event. */
  static ResponseClock evolve(ResponseClock state, ClockEvent event) {
    return switch (event) {
      case ClockStarted started -> Running.from(started);
      case ClockRetargeted retargeted -> running(state).with(retargeted);
      case ClockWarned warned -> running(state).warned(warned.percent());
      case ClockBreached breached -> running(state).breach();
      case ClockStopped stopped -> new Stopped();
    };
  }

  /** The state after all of a clock's events. */
  static ResponseClock of(Collection<? extends ClockEvent> events) {
    ResponseClock state = new NotStarted();
    for (ClockEvent event : events) {
      state = evolve(state, event);
    }
    return state;
  }

  private static Running running(ResponseClock state) {
    if (state instanceof Running running) {
      return running;
    }
    throw new IllegalStateException("no such event happens to a clock that does not run: " + state);
  }

  /** Nothing has happened yet. */
  record NotStarted() implements ResponseClock {}

  /**
   * Time counts.
   *
   * @param warnings what is to be warned of under the present target
   * @param warned the shares that were warned of under the present target
   * @param breached whether a breach was recorded
   * @param formerDeadline the deadline that was breached, where the target changed afterwards: what
   *     was breached stays breached
   */
  record Running(
      TicketId ticket,
      CustomerId customer,
      AgreementId agreement,
      int addendumVersion,
      Priority priority,
      Instant startedAt,
      Instant dueAt,
      List<ClockWarning> warnings,
      Set<Integer> warned,
      boolean breached,
      @Nullable Instant formerDeadline)
      implements ResponseClock {
    /** Keeps copies. */
    public Running {
      warnings = List.copyOf(warnings);
      warned = Set.copyOf(warned);
    }

    private static Running from(ClockStarted event) {
      return new Running(
          event.ticket(),
          event.customer(),
          event.agreement(),
          event.addendumVersion(),
          event.priority(),
          event.startedAt(),
          event.dueAt(),
          event.warnings(),
          Set.of(),
          false,
          null);
    }

    private Running with(ClockRetargeted event) {
      return new Running(
          ticket,
          customer,
          agreement,
          event.addendumVersion(),
          event.priority(),
          startedAt,
          event.dueAt(),
          event.warnings(),
          Set.of(),
          breached,
          breached && formerDeadline == null ? dueAt : formerDeadline);
    }

    private Running warned(int percent) {
      Set<Integer> given = new HashSet<>(warned);
      given.add(percent);
      return with(given, breached);
    }

    private Running breach() {
      return with(warned, true);
    }

    private Running with(Set<Integer> given, boolean isBreached) {
      return new Running(
          ticket,
          customer,
          agreement,
          addendumVersion,
          priority,
          startedAt,
          dueAt,
          warnings,
          given,
          isBreached,
          formerDeadline);
    }
  }

  /** The answer was given; nothing happens any more. */
  record Stopped() implements ResponseClock {}
}
