package org.slaledger.ticket.adapter.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;

/**
 * A line of a ticket's history.
 *
 * @param at when it happened
 * @param recordedAt when it was written
 * @param who the opaque id of who caused it
 */
public record Step(long version, Instant at, Instant recordedAt, String what, String who) {
  static List<Step> of(List<Recorded> events) {
    return events.stream().map(Recorded::envelope).map(Step::of).toList();
  }

  private static Step of(Envelope event) {
    String what =
        event.data() instanceof TicketEvent happened
            ? words(happened)
            : event.data().getClass().getSimpleName();
    return new Step(event.streamVersion(), event.time(), event.recordedTime(), what, event.actor());
  }

  private static String words(TicketEvent event) {
    return switch (event) {
      case TicketOpened e -> "Contact by " + lower(e.channel());
      case PriorityAssigned e -> "Priority " + e.priority() + ", impact " + lower(e.impact());
      case FirstResponseGiven _ -> "First response given";
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
