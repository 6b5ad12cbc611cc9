package org.slaledger.clock.domain;

import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
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

/** What moved a clock, for people. */
public final class WhatHappened {
  private WhatHappened() {}

  /** In a few words. */
  public static String inWords(Event event) {
    return switch (event) {
      case TicketEvent e -> ticket(e);
      case AddendumSigned e ->
          "version %d of %s was signed".formatted(e.addendumVersion(), e.agreement());
      case AgreementEnded e -> e.agreement() + " ended";
      case CalendarPublished e ->
          "version %d of calendar %s was published".formatted(e.calendarVersion(), e.calendar());
      default -> throw new IllegalArgumentException("moves no clock: " + event);
    };
  }

  private static String ticket(TicketEvent event) {
    return switch (event) {
      case TicketOpened _ -> "the contact was recorded";
      case PriorityAssigned e -> "the priority is " + e.priority();
      case FirstResponseGiven _ -> "the first response was given";
      case ResponseWithdrawn e -> "the response was withdrawn: " + e.reason();
      case StatusUpdatePosted _ -> "a status update was posted";
      case CustomerReplied _ -> "the customer replied";
      case TicketPaused _ -> "work was paused";
      case TicketContinued _ -> "work went on";
      case TicketCorrected e -> "the ticket was corrected: " + e.reason();
      case TicketResolved _ -> "the ticket was resolved";
      case TicketReopened _ -> "the ticket was reopened";
      case TicketMerged e -> "the ticket was merged into " + e.into();
      case TicketSplit e -> e.into() + " was split from the ticket";
    };
  }
}
