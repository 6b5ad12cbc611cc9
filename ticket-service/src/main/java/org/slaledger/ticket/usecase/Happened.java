package org.slaledger.ticket.usecase;

import java.time.Instant;
import org.slaledger.contract.event.Event;
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

/** When a ticket's events happened. */
final class Happened {
  private Happened() {}

  /** What an event says itself; all else happens when it is recorded. */
  static Instant at(Event event, Instant now) {
    return event instanceof TicketEvent happened ? at(happened, now) : now;
  }

  private static Instant at(TicketEvent event, Instant now) {
    return switch (event) {
      case TicketOpened e -> e.contactedAt();
      case FirstResponseGiven e -> e.respondedAt();
      case StatusUpdatePosted e -> e.postedAt();
      case CustomerReplied e -> e.repliedAt();
      case TicketPaused e -> e.pausedAt();
      case TicketContinued e -> e.continuedAt();
      case TicketResolved e -> e.resolvedAt();
      case TicketReopened e -> e.reopenedAt();
      case TicketMerged e -> e.mergedAt();
      case TicketSplit e -> e.splitAt();
      case PriorityAssigned _, ResponseWithdrawn _, TicketCorrected _ -> now;
    };
  }
}
