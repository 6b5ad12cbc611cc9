package org.slaledger.ticket.adapter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketReopened;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.contract.event.TicketEvent.TicketSplit;
import org.slaledger.ticket.usecase.Told;

/**
 * A line of a ticket's story, in words.
 *
 * @param note what was said of it in the clear; null for nothing
 * @param other the ticket that it leads to; null for none
 */
public record Step(Told told, String what, @Nullable String note, @Nullable TicketId other) {
  static List<Step> of(List<Told> story) {
    return story.stream().map(Step::of).toList();
  }

  /** Whether it was recorded as having happened earlier. */
  public boolean datedBack() {
    return told.at().plusSeconds(1).isBefore(told.recordedAt());
  }

  private static Step of(Told told) {
    return new Step(told, words(told.event()), note(told.event()), other(told.event()));
  }

  private static String words(TicketEvent event) {
    return switch (event) {
      case TicketOpened e -> "Contact by " + lower(e.channel());
      case PriorityAssigned e -> "Priority " + e.priority() + ", impact " + lower(e.impact());
      case FirstResponseGiven _ -> "First response given";
      case ResponseWithdrawn e -> "First response of version " + e.response() + " withdrawn";
      case StatusUpdatePosted _ -> "Status update";
      case CustomerReplied e -> "Reply of the customer by " + lower(e.channel());
      case TicketPaused e -> "Work stands still: " + why(e.reason());
      case TicketContinued _ -> "Work goes on";
      case TicketCorrected _ -> "Corrected";
      case TicketResolved _ -> "Resolved";
      case TicketReopened _ -> "Reopened";
      case TicketMerged _ -> "Merged, work goes on in";
      case TicketSplit _ -> "Split, a part became";
    };
  }

  private static @Nullable String note(TicketEvent event) {
    if (event instanceof TicketCorrected e) {
      return corrected(e);
    }
    return event instanceof ResponseWithdrawn e ? e.reason() : null;
  }

  private static String corrected(TicketCorrected e) {
    List<String> parts = new ArrayList<>();
    if (e.customer() != null) {
      parts.add("customer " + e.customer());
    }
    if (e.service() != null) {
      parts.add("service " + e.service());
    }
    if (e.contactedAt() != null) {
      parts.add("contact at " + e.contactedAt());
    }
    return String.join(", ", parts) + ". " + e.reason();
  }

  private static @Nullable TicketId other(TicketEvent event) {
    if (event instanceof TicketMerged e) {
      return e.into();
    }
    return event instanceof TicketSplit e ? e.into() : null;
  }

  static String why(PauseReason reason) {
    return switch (reason) {
      case CUSTOMER_ANSWER -> "the customer was asked something";
      case CUSTOMER_ACTION -> "the customer has to do something";
      case CUSTOMER_REQUEST -> "the customer wants it later";
      case THIRD_PARTY -> "somebody else has to do something";
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
