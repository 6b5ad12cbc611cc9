package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;

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

  /** About what was recorded: also after the ticket was merged, since its clocks depend on it. */
  sealed interface OnRecord extends TicketCommand {}

  /** Work, which goes on elsewhere once the ticket was merged. */
  sealed interface OnWork extends TicketCommand {}

  /** Work of which a text is written down, under the ticket's key. */
  sealed interface Written extends OnWork {}

  /** Sets the priority from the impact. */
  record AssignPriority(Impact impact) implements OnRecord {}

  /**
   * Says that the first response was none.
   *
   * @param reason one line that names nobody: it is kept in the clear
   */
  record WithdrawResponse(String reason) implements OnRecord {}

  /**
   * Corrects what was recorded wrongly.
   *
   * @param known what is known of the customer whose ticket it is then; empty for one that is not
   *     registered
   * @param mayFavourProvider whether the contact may become a later one
   */
  record CorrectTicket(
      Correction correction, Optional<KnownCustomer> known, boolean mayFavourProvider)
      implements OnRecord {}

  /**
   * Gives the first substantive answer.
   *
   * @param respondedAt when the customer was answered; now, where null
   */
  record RespondToTicket(String triage, String nextStep, @Nullable Instant respondedAt)
      implements Written {}

  /**
   * Tells the customer how things stand.
   *
   * @param postedAt now, where null
   * @param nextUpdateAt when the next update is to be expected, where one is named
   */
  record PostUpdate(String text, @Nullable Instant postedAt, @Nullable Instant nextUpdateAt)
      implements Written {}

  /**
   * Takes down what the customer replied.
   *
   * @param repliedAt when that reached the provider; now, where null
   */
  record TakeReply(String text, @Nullable Instant repliedAt, Channel channel) implements Written {}

  /**
   * Says that work stands still from now on. That can't be dated back: it favours the provider.
   *
   * @param question what the customer is asked, where it is asked something
   */
  record PauseTicket(PauseReason reason, @Nullable String question) implements Written {}

  /** Says that work goes on, without a reply of the customer. */
  record ContinueTicket() implements OnWork {}

  /**
   * Says that what was asked for is done.
   *
   * @param resolvedAt now, where null
   */
  record ResolveTicket(String solution, @Nullable Instant resolvedAt) implements Written {}

  /** Says that it is not. */
  record ReopenTicket(String reason) implements Written {}

  /**
   * Has work go on on another ticket about the same.
   *
   * @param into the other ticket's id, as it was given
   * @param other the other ticket
   */
  record MergeTicket(String into, Ticket other) implements OnWork {}

  /**
   * Makes a part a ticket of its own. The sealing is the new ticket's.
   *
   * @param into the new ticket's id
   * @param known what is known of the customer
   */
  record SplitTicket(TicketId into, NewPart part, Optional<KnownCustomer> known)
      implements OnWork {}
}
