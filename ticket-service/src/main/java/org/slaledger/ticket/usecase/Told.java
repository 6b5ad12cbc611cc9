package org.slaledger.ticket.usecase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Sealed;
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
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Readable;

/**
 * A part of a ticket's story: one event, with what was written as it can be read now.
 *
 * @param what the event's name
 * @param at when it happened
 * @param recordedAt when it was written down
 * @param by the opaque id of who caused it
 * @param written by the event's fields
 */
public record Told(
    long version,
    String what,
    Instant at,
    Instant recordedAt,
    String by,
    Map<String, Readable> written,
    @JsonIgnore TicketEvent event) {

  static Told of(Envelope envelope, TicketEvent event, OpenKeys keys) {
    Map<String, Readable> written = new LinkedHashMap<>();
    sealed(event)
        .forEach(
            (field, text) -> written.put(field, keys.read(text, event.ticket().stream(), field)));
    return new Told(
        envelope.streamVersion(),
        event.getClass().getSimpleName(),
        envelope.time(),
        envelope.recordedTime(),
        envelope.actor(),
        written,
        event);
  }

  /** What people wrote, by the fields that it stands in. */
  static Map<String, Sealed> sealed(TicketEvent event) {
    return switch (event) {
      case TicketOpened e -> both("subject", e.subject(), "text", e.text());
      case FirstResponseGiven e -> both("triage", e.triage(), "nextStep", e.nextStep());
      case StatusUpdatePosted e -> Map.of("text", e.text());
      case CustomerReplied e -> Map.of("text", e.text());
      case TicketPaused e -> e.question() == null ? Map.of() : Map.of("question", e.question());
      case TicketResolved e -> Map.of("solution", e.solution());
      case TicketReopened e -> Map.of("reason", e.reason());
      case PriorityAssigned _,
          ResponseWithdrawn _,
          TicketContinued _,
          TicketCorrected _,
          TicketMerged _,
          TicketSplit _ ->
          Map.of();
    };
  }

  /** In the order in which they were written. */
  private static Map<String, Sealed> both(String first, Sealed one, String second, Sealed other) {
    Map<String, Sealed> both = new LinkedHashMap<>();
    both.put(first, one);
    both.put(second, other);
    return both;
  }
}
