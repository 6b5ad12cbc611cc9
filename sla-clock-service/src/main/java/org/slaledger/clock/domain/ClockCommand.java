package org.slaledger.clock.domain;

import java.time.Instant;

/** What can be asked of a response clock. Each carries the promise that it is reckoned under. */
public sealed interface ClockCommand {
  /** Under which terms. */
  Promise promise();

  /** Start from the contact; where the answer is known already, stop too. */
  record StartClock(TicketFacts ticket, Promise promise) implements ClockCommand {}

  /**
   * Reckon anew from the original start.
   *
   * @param at when the cause of it happened
   * @param reason why, for people
   */
  record RetargetClock(Promise promise, Instant at, String reason) implements ClockCommand {}

  /** Stop at the first substantive answer. */
  record StopClock(Instant respondedAt, Promise promise) implements ClockCommand {}

  /** Say that a share of the target is used up. */
  record WarnOfClock(int percent, Promise promise) implements ClockCommand {}

  /** Say that the target is used up and exceeded. */
  record BreachClock(Promise promise) implements ClockCommand {}
}
