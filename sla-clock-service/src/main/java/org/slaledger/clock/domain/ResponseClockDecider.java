package org.slaledger.clock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.clock.domain.ClockCommand.BreachClock;
import org.slaledger.clock.domain.ClockCommand.RetargetClock;
import org.slaledger.clock.domain.ClockCommand.StartClock;
import org.slaledger.clock.domain.ClockCommand.StopClock;
import org.slaledger.clock.domain.ClockCommand.WarnOfClock;
import org.slaledger.clock.domain.ResponseClock.NotStarted;
import org.slaledger.clock.domain.ResponseClock.Running;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;

/**
 * The rules of the RESPONSE clock. A command that does not fit the state, such as a repeated one,
 * yields no events: commands come from events and timers, and nobody is there to be refused.
 */
public final class ResponseClockDecider {
  private ResponseClockDecider() {}

  /** What follows from a command, in order; none when nothing changes. */
  public static List<Happened> decide(ResponseClock state, ClockCommand command, Instant now) {
    return switch (command) {
      case StartClock start -> state instanceof NotStarted ? start(start, now) : List.of();
      case RetargetClock retarget ->
          state instanceof Running clock ? retarget(clock, retarget, now) : List.of();
      case StopClock stop -> state instanceof Running clock ? stop(clock, stop) : List.of();
      case WarnOfClock warn ->
          state instanceof Running clock ? warn(clock, warn.percent(), now) : List.of();
      case BreachClock breach ->
          state instanceof Running clock ? breach(clock, breach.promise(), now) : List.of();
    };
  }

  private static List<Happened> start(StartClock command, Instant now) {
    TicketFacts ticket = command.ticket();
    ClockStarted started = started(ticket, command.promise());
    List<Happened> events = new ArrayList<>();
    events.add(new Happened(started, ticket.contactedAt()));
    if (ticket.respondedAt() != null) {
      StopClock stop = new StopClock(ticket.respondedAt(), command.promise());
      events.addAll(decide(ResponseClock.of(List.of(started)), stop, now));
    }
    return events;
  }

  private static ClockStarted started(TicketFacts ticket, Promise promise) {
    return new ClockStarted(
        ticket.ticket(),
        ClockKind.RESPONSE,
        ticket.customer(),
        promise.agreement(),
        promise.addendumVersion(),
        promise.priority(),
        ticket.contactedAt(),
        promise.target(),
        promise.hours(),
        promise.dueAt(ticket.contactedAt()),
        promise.warnings(ticket.contactedAt()));
  }

  private static List<Happened> retarget(Running clock, RetargetClock command, Instant now) {
    Promise promise = command.promise();
    boolean same =
        promise.priority() == clock.priority()
            && promise.addendumVersion() == clock.addendumVersion();
    if (same || !promise.agreement().equals(clock.agreement())) {
      return List.of();
    }
    ClockRetargeted retargeted =
        new ClockRetargeted(
            clock.ticket(),
            ClockKind.RESPONSE,
            promise.addendumVersion(),
            promise.priority(),
            promise.target(),
            promise.hours(),
            promise.dueAt(clock.startedAt()),
            // a warning whose time has passed says nothing that the new target does not say
            promise.warnings(clock.startedAt()).stream()
                .filter(warning -> warning.at().isAfter(now))
                .toList(),
            command.reason());
    return List.of(new Happened(retargeted, command.at()));
  }

  private static List<Happened> stop(Running clock, StopClock command) {
    Duration elapsed = command.promise().elapsed(clock.startedAt(), command.respondedAt());
    boolean inTime = elapsed.compareTo(command.promise().target()) <= 0;
    boolean formerKept =
        clock.formerDeadline() == null || !command.respondedAt().isAfter(clock.formerDeadline());
    List<Happened> events = new ArrayList<>();
    if (!inTime && !clock.breached()) {
      events.add(breached(clock, command.promise()));
    }
    ClockStopped stopped =
        new ClockStopped(
            clock.ticket(),
            ClockKind.RESPONSE,
            clock.customer(),
            command.respondedAt(),
            elapsed,
            inTime && formerKept);
    events.add(new Happened(stopped, command.respondedAt()));
    return events;
  }

  private static List<Happened> warn(Running clock, int percent, Instant now) {
    if (clock.breached() || clock.warned().contains(percent)) {
      return List.of();
    }
    ClockWarned warned =
        new ClockWarned(
            clock.ticket(), ClockKind.RESPONSE, clock.customer(), percent, clock.dueAt());
    return clock.warnings().stream()
        .filter(warning -> warning.percent() == percent && !warning.at().isAfter(now))
        .map(warning -> new Happened(warned, warning.at()))
        .limit(1)
        .toList();
  }

  private static List<Happened> breach(Running clock, Promise promise, Instant now) {
    return clock.breached() || promise.overdueFrom(clock.startedAt()).isAfter(now)
        ? List.of()
        : List.of(breached(clock, promise));
  }

  private static Happened breached(Running clock, Promise promise) {
    return new Happened(
        new ClockBreached(clock.ticket(), ClockKind.RESPONSE, clock.customer(), clock.dueAt()),
        promise.overdueFrom(clock.startedAt()));
  }
}
