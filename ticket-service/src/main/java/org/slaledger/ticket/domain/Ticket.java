package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
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
      if (event instanceof TicketOpened e) {
        return new Opened(1, About.of(e), null, null, new Work.Going(e.contactedAt()));
      }
      throw new IllegalStateException("before TicketOpened: " + event);
    }
  }

  /**
   * A contact that was recorded.
   *
   * @param version how many events it has
   * @param priority null while nobody has judged the impact
   * @param answer the first response that stands; null while there is none
   */
  record Opened(
      long version, About about, @Nullable Priority priority, @Nullable Answer answer, Work work)
      implements Ticket {
    /**
     * A first response.
     *
     * @param version the version of the ticket at which it stands
     */
    record Answer(long version, Instant at) {}

    /** Whose ticket it is. */
    public CustomerId customer() {
      return about.customer();
    }

    @Override
    public Ticket evolve(TicketEvent event) {
      return switch (event) {
        case TicketOpened e -> throw new IllegalStateException("opened twice: " + e.ticket());
        case PriorityAssigned e -> next(about, e.priority(), answer, work);
        case FirstResponseGiven e ->
            next(about, priority, new Answer(version + 1, e.respondedAt()), work);
        case ResponseWithdrawn e -> next(about, priority, withoutAnswer(e.response()), work);
        case StatusUpdatePosted _, TicketSplit _ -> next(about, priority, answer, work);
        case CustomerReplied e -> now(work.replied(e.repliedAt()));
        case TicketPaused e -> now(new Work.Waiting(from(), e.reason(), e.pausedAt()));
        case TicketContinued _ -> now(new Work.Going(from()));
        case TicketCorrected e -> next(about.corrected(e), priority, answer, work);
        case TicketResolved e -> now(new Work.Resolved(e.resolvedAt()));
        case TicketReopened e -> now(new Work.Going(e.reopenedAt()));
        case TicketMerged e -> now(new Work.Merged(e.into()));
      };
    }

    private Opened now(Work then) {
      return next(about, priority, answer, then);
    }

    private Opened next(
        About nowAbout, @Nullable Priority nowPriority, @Nullable Answer nowAnswer, Work nowWork) {
      return new Opened(version + 1, nowAbout, nowPriority, nowAnswer, nowWork);
    }

    private @Nullable Answer withoutAnswer(long withdrawn) {
      return answer != null && answer.version() == withdrawn ? null : answer;
    }

    private Instant from() {
      return switch (work) {
        case Work.Going going -> going.from();
        case Work.Waiting waiting -> waiting.from();
        case Work.Resolved resolved -> resolved.at();
        case Work.Merged _ -> about.contactedAt();
      };
    }
  }
}
