package org.slaledger.ticket.domain;

import java.time.Instant;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;

/** How the work on a ticket stands. */
sealed interface Work {
  /** After the customer's reply, which ends nothing but waiting for the customer. */
  default Work replied(Instant at) {
    return this;
  }

  /** It is done on this very ticket. */
  sealed interface Here extends Work {}

  /**
   * It goes on.
   *
   * @param from since when it could have been done: the contact, or the last reopening
   */
  record Going(Instant from) implements Here {}

  /**
   * It stands still.
   *
   * @param from as of the work that goes on after it
   * @param since when it came to stand still
   */
  record Waiting(Instant from, PauseReason reason, Instant since) implements Here {
    @Override
    public Work replied(Instant at) {
      return reason.ofCustomer() && !at.isBefore(since) ? new Going(from) : this;
    }
  }

  /** It is done. */
  record Resolved(Instant at) implements Here {}

  /** It goes on elsewhere. */
  record Merged(TicketId into) implements Work {}
}
