package org.slaledger.contract.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;

/** The streams {@code clock/<ticket>:<kind>} of {@code sla.clocks}. */
public sealed interface ClockEvent extends Event {
  /** The ticket whose clock it is. */
  TicketId ticket();

  /** What the clock measures. */
  ClockKind kind();

  /**
   * A clock runs.
   *
   * @param addendumVersion the version of the terms that it is computed under
   * @param startedAt the instant from which time counts
   * @param target counted time that is promised
   * @param hours the calendar's name in the addendum, or {@code 24x7}
   * @param dueAt the instant at which the target is used up; later is a breach
   * @param warnings the instants at which to warn, in order
   */
  record ClockStarted(
      TicketId ticket,
      ClockKind kind,
      CustomerId customer,
      AgreementId agreement,
      int addendumVersion,
      Priority priority,
      Instant startedAt,
      Duration target,
      String hours,
      Instant dueAt,
      List<ClockWarning> warnings)
      implements ClockEvent {}

  /**
   * The clock has a new target, from the original start; what was breached stays breached.
   *
   * @param reason why, for people
   */
  record ClockRetargeted(
      TicketId ticket,
      ClockKind kind,
      int addendumVersion,
      Priority priority,
      Duration target,
      String hours,
      Instant dueAt,
      List<ClockWarning> warnings,
      String reason)
      implements ClockEvent {}

  /**
   * A share of the target was used up and no answer had been given.
   *
   * @param percent the share
   */
  record ClockWarned(
      TicketId ticket, ClockKind kind, CustomerId customer, int percent, Instant dueAt)
      implements ClockEvent {}

  /** The target was used up and no answer had been given. */
  record ClockBreached(TicketId ticket, ClockKind kind, CustomerId customer, Instant dueAt)
      implements ClockEvent {}

  /**
   * What the clock waited for happened.
   *
   * @param stoppedAt when it happened
   * @param elapsed counted time since the start
   * @param met whether it was in time: elapsed is not greater than the target
   */
  record ClockStopped(
      TicketId ticket,
      ClockKind kind,
      CustomerId customer,
      Instant stoppedAt,
      Duration elapsed,
      boolean met)
      implements ClockEvent {}
}
