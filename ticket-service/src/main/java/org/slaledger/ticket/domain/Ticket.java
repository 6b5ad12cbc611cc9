package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;

/** What has become of a ticket, as far as deciding needs to know. */
public sealed interface Ticket {
  /** What a stream of events makes of a ticket. */
  static Ticket of(List<Event> history) {
    Ticket ticket = new Unopened();
    for (Event event : history) {
      if (event instanceof TicketEvent happened) {
        ticket = ticket.evolve(happened);
      }
    }
    return ticket;
  }

  /** The ticket after an event. */
  Ticket evolve(TicketEvent event);

  /** There is no such ticket. */
  record Unopened() implements Ticket {
    @Override
    public Ticket evolve(TicketEvent event) {
      return switch (event) {
        case TicketOpened e -> new Opened(e.ticket(), e.customer(), e.contactedAt(), null, false);
        case PriorityAssigned e -> throw outOfOrder(e);
        case FirstResponseGiven e -> throw outOfOrder(e);
      };
    }

    private static IllegalStateException outOfOrder(TicketEvent event) {
      return new IllegalStateException("before TicketOpened: " + event);
    }
  }

  /**
   * A contact that was recorded.
   *
   * @param priority null while nobody has judged the impact
   * @param answered whether the first response was given
   */
  record Opened(
      TicketId ticket,
      CustomerId customer,
      Instant contactedAt,
      @Nullable Priority priority,
      boolean answered)
      implements Ticket {
    @Override
    public Ticket evolve(TicketEvent event) {
      return switch (event) {
        case TicketOpened e -> throw new IllegalStateException("opened twice: " + e.ticket());
        case PriorityAssigned e ->
            new Opened(ticket, customer, contactedAt, e.priority(), answered);
        case FirstResponseGiven _ -> new Opened(ticket, customer, contactedAt, priority, true);
      };
    }
  }
}
