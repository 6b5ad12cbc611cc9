package org.slaledger.promises;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent;

/**
 * A ticket's events, told in the order in which they were recorded; times are minutes after the
 * contact.
 */
final class Told {
  private static final Sealed TEXT = new Sealed("v1:ticket/T-1:" + "A".repeat(60));

  final TicketId ticket;
  private final List<Envelope> events = new ArrayList<>();

  Told(String ticket, Instant contact) {
    this.ticket = new TicketId(ticket);
    add(
        contact,
        new TicketEvent.TicketOpened(
            this.ticket,
            Given.ACME,
            "hosting",
            TicketKind.INCIDENT,
            TEXT,
            TEXT,
            contact,
            Channel.PHONE,
            null));
  }

  static Told opened() {
    return new Told("T-1", Given.CONTACT);
  }

  static Instant at(long minutes) {
    return Given.CONTACT.plus(Duration.ofMinutes(minutes));
  }

  Told prioritised(long minutes, Priority priority) {
    return add(at(minutes), new TicketEvent.PriorityAssigned(ticket, Impact.MAJOR, priority));
  }

  Told answered(long minutes) {
    return add(at(minutes), new TicketEvent.FirstResponseGiven(ticket, TEXT, TEXT, at(minutes)));
  }

  Told answerWithdrawn(long version) {
    return add(at(999), new TicketEvent.ResponseWithdrawn(ticket, version, "not for you"));
  }

  Told updated(long minutes) {
    return updated(minutes, null);
  }

  Told updated(long minutes, @Nullable Long next) {
    return add(
        at(minutes),
        new TicketEvent.StatusUpdatePosted(
            ticket, TEXT, at(minutes), next == null ? null : at(next)));
  }

  Told paused(long minutes, PauseReason reason) {
    return add(at(minutes), new TicketEvent.TicketPaused(ticket, reason, TEXT, at(minutes)));
  }

  Told continued(long minutes) {
    return add(at(minutes), new TicketEvent.TicketContinued(ticket, at(minutes)));
  }

  Told replied(long minutes) {
    return add(
        at(minutes), new TicketEvent.CustomerReplied(ticket, TEXT, at(minutes), Channel.MAIL));
  }

  Told resolved(long minutes) {
    return add(at(minutes), new TicketEvent.TicketResolved(ticket, TEXT, at(minutes)));
  }

  Told reopened(long minutes) {
    return add(at(minutes), new TicketEvent.TicketReopened(ticket, TEXT, at(minutes)));
  }

  Told corrected(
      @Nullable CustomerId customer, @Nullable String service, @Nullable Instant contact) {
    return add(
        at(500), new TicketEvent.TicketCorrected(ticket, customer, service, contact, "wrong"));
  }

  Told merged(long minutes, TicketId into) {
    return add(at(minutes), new TicketEvent.TicketMerged(ticket, into, at(minutes)));
  }

  Told split(long minutes, TicketId into) {
    return add(at(minutes), new TicketEvent.TicketSplit(ticket, into, at(minutes)));
  }

  List<Envelope> events() {
    return List.copyOf(events);
  }

  TicketStory story() {
    return TicketStory.of(events).orElseThrow();
  }

  TicketFamily alone() {
    return TicketFamily.of(story());
  }

  List<ClockRun> runs(ClockKind kind) {
    return runs(alone(), kind);
  }

  static List<ClockRun> runs(TicketFamily family, ClockKind kind) {
    return new TicketClocks(family, List.of(Given.terms()), Given.calendars()).runs(kind);
  }

  ClockRun run(ClockKind kind) {
    List<ClockRun> runs = runs(kind);
    if (runs.size() != 1) {
      throw new AssertionError("not one run: " + runs);
    }
    return runs.getFirst();
  }

  private Told add(Instant time, TicketEvent event) {
    events.add(
        new Envelope(
            UUID.randomUUID(),
            "urn:slaledger:ticket-service",
            ticket.stream(),
            events.size() + 1,
            time,
            time,
            "ada",
            null,
            null,
            null,
            event));
    return this;
  }
}
