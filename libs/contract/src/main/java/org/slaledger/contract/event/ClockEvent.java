package org.slaledger.contract.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;

/**
 * The streams {@code clock/<ticket>:<kind>} of {@code sla.clocks}. A clock may run several times,
 * as from one status update to the next: ticket, kind and {@code startedAt} together name one run.
 * What is said again of a run takes the place of what was said before.
 */
public sealed interface ClockEvent extends Event {
  /** The ticket whose clock it is. */
  TicketId ticket();

  /** What the clock measures. */
  ClockKind kind();

  /** The instant from which its time counts. */
  Instant startedAt();

  /** The version of the terms that it is computed under. */
  ClockTerms terms();

  /**
   * A clock runs.
   *
   * @param service of the addendum that the ticket is about
   * @param deadline null where nothing is promised, and while it is paused
   */
  record ClockStarted(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      CustomerId customer,
      String service,
      ClockTerms terms,
      @Nullable ClockDeadline deadline)
      implements ClockEvent {}

  /**
   * The clock is measured against something else, from its original start; what was breached stays
   * breached.
   *
   * @param deadline null where nothing is promised, and while it is paused
   * @param reason why, for people
   */
  record ClockRetargeted(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      CustomerId customer,
      String service,
      ClockTerms terms,
      @Nullable ClockDeadline deadline,
      String reason)
      implements ClockEvent {}

  /** Time does not count from {@code pausedAt} on. */
  record ClockPaused(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      ClockTerms terms,
      Instant pausedAt,
      PauseReason reason)
      implements ClockEvent {}

  /**
   * Time counts again.
   *
   * @param since from when on it stood still
   * @param continuedAt from when on time counts again; {@code since} where it never should have
   *     stood still
   * @param reason why, for people
   */
  record ClockContinued(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      ClockTerms terms,
      Instant since,
      Instant continuedAt,
      @Nullable ClockDeadline deadline,
      String reason)
      implements ClockEvent {}

  /**
   * A share of the target was used up and the clock had not stopped.
   *
   * @param percent the share
   */
  record ClockWarned(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      CustomerId customer,
      ClockTerms terms,
      int percent,
      Instant dueAt)
      implements ClockEvent {}

  /** The target was used up and the clock had not stopped. */
  record ClockBreached(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      CustomerId customer,
      ClockTerms terms,
      Instant dueAt)
      implements ClockEvent {}

  /**
   * What became known later shows that the target was met, or never was this ticket's.
   *
   * @param dueAt of the breach that was none
   */
  record ClockBreachWithdrawn(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      CustomerId customer,
      ClockTerms terms,
      Instant dueAt,
      String reason)
      implements ClockEvent {}

  /**
   * What the clock waited for happened.
   *
   * @param stoppedAt when it happened
   * @param elapsed counted time since the start
   * @param met whether every target that held on the way was met; null where none did
   */
  record ClockStopped(
      TicketId ticket,
      ClockKind kind,
      Instant startedAt,
      CustomerId customer,
      ClockTerms terms,
      Instant stoppedAt,
      Duration elapsed,
      @Nullable Boolean met)
      implements ClockEvent {}

  /** This run never should have been; nothing of it counts. */
  record ClockVoided(
      TicketId ticket, ClockKind kind, Instant startedAt, ClockTerms terms, String reason)
      implements ClockEvent {}
}
