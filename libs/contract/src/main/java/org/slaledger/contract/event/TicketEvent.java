package org.slaledger.contract.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;

/** The streams {@code ticket/<id>} of {@code sla.tickets}. */
public sealed interface TicketEvent extends Event {
  /** The ticket. */
  TicketId ticket();

  /**
   * A customer made contact.
   *
   * @param service the service it is about, as the addendum names it
   * @param subject one line
   * @param text what was written
   * @param contactedAt when the contact reached the provider; clocks run from here
   * @param inbound the integrator's event that it came from, if any
   */
  record TicketOpened(
      TicketId ticket,
      CustomerId customer,
      String service,
      TicketKind kind,
      Sealed subject,
      Sealed text,
      Instant contactedAt,
      Channel channel,
      @Nullable InboundOrigin inbound)
      implements TicketEvent {}

  /** The priority was set from the business impact. */
  record PriorityAssigned(TicketId ticket, Impact impact, Priority priority)
      implements TicketEvent {}

  /**
   * The first substantive answer: it stops the RESPONSE clock.
   *
   * @param triage what the provider found so far
   * @param nextStep what happens next
   * @param respondedAt when the customer was answered
   */
  record FirstResponseGiven(TicketId ticket, Sealed triage, Sealed nextStep, Instant respondedAt)
      implements TicketEvent {}
}
