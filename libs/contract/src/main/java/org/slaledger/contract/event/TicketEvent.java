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

  /**
   * What was taken for the first response was none: the clock goes on as if it had not been given.
   * Those given before it that were not withdrawn still hold.
   *
   * @param response the version of the ticket's stream at which it stands
   */
  record ResponseWithdrawn(TicketId ticket, long response, String reason) implements TicketEvent {}

  /**
   * The customer was told how things stand.
   *
   * @param postedAt when
   * @param nextUpdateAt when the next update is to be expected, where one was named
   */
  record StatusUpdatePosted(
      TicketId ticket, Sealed text, Instant postedAt, @Nullable Instant nextUpdateAt)
      implements TicketEvent {}

  /**
   * The customer wrote or called again.
   *
   * @param repliedAt when that reached the provider
   */
  record CustomerReplied(TicketId ticket, Sealed text, Instant repliedAt, Channel channel)
      implements TicketEvent {}

  /**
   * Work stands still.
   *
   * @param question what the customer was asked, where it was asked something
   */
  record TicketPaused(
      TicketId ticket, PauseReason reason, @Nullable Sealed question, Instant pausedAt)
      implements TicketEvent {}

  /** Work goes on, without a reply of the customer. */
  record TicketContinued(TicketId ticket, Instant continuedAt) implements TicketEvent {}

  /**
   * It was recorded wrongly from the start. What is null is as it was.
   *
   * @param contactedAt when the contact reached the provider
   */
  record TicketCorrected(
      TicketId ticket,
      @Nullable CustomerId customer,
      @Nullable String service,
      @Nullable Instant contactedAt,
      String reason)
      implements TicketEvent {}

  /** What the customer asked for was done, or what did not work works. */
  record TicketResolved(TicketId ticket, Sealed solution, Instant resolvedAt)
      implements TicketEvent {}

  /**
   * It was not: the resolution holds no longer.
   *
   * @param reason in the words of whoever says so
   */
  record TicketReopened(TicketId ticket, Sealed reason, Instant reopenedAt)
      implements TicketEvent {}

  /**
   * It is about the same as another ticket, on which work goes on.
   *
   * @param into the other ticket
   */
  record TicketMerged(TicketId ticket, TicketId into, Instant mergedAt) implements TicketEvent {}

  /**
   * It was about two things: one became a ticket of its own, with the same contact.
   *
   * @param into the new ticket
   */
  record TicketSplit(TicketId ticket, TicketId into, Instant splitAt) implements TicketEvent {}
}
