package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketId;

/** What may be done with a ticket. */
public sealed interface TicketCommand {
  /**
   * Records that a customer made contact.
   *
   * @param ticket the id of the new ticket
   * @param known what is known of the customer; empty for a customer that is not registered
   */
  record OpenTicket(TicketId ticket, Optional<KnownCustomer> known, FirstContact contact)
      implements TicketCommand {}

  /** Sets the priority from the impact. */
  record AssignPriority(Impact impact) implements TicketCommand {}

  /**
   * Gives the first substantive answer.
   *
   * @param respondedAt when the customer was answered; now, where null
   */
  record RespondToTicket(String triage, String nextStep, @Nullable Instant respondedAt)
      implements TicketCommand {}
}
