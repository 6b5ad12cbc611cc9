package org.slaledger.promises;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;

/**
 * What of a ticket its clocks depend on. Everything stands at the time at which it happened, not in
 * the order in which it became known; what was corrected stands as if it had always been so. Each
 * fact names the event that says it.
 *
 * @param customer whose ticket it is
 * @param service that it is about
 * @param contact when the contact reached the provider
 * @param priorities in the order in which they held
 * @param responses those that were not withdrawn, in the order of their times
 * @param updates in the order of their times
 * @param waits in the order of their times
 * @param resolutions in the order of their times
 * @param merged the ticket on which work goes on, if it was merged
 * @param splits tickets that were made of a part of this one
 */
public record TicketStory(
    TicketId ticket,
    CustomerId customer,
    String service,
    Fact contact,
    List<Prioritised> priorities,
    List<Fact> responses,
    List<Update> updates,
    List<Wait> waits,
    List<Resolution> resolutions,
    @Nullable Link merged,
    List<Link> splits) {

  /** Something that happened then. */
  public record Fact(Instant at, EventRef cause) {}

  /** The priority from then on. */
  public record Prioritised(Priority priority, Instant at, EventRef cause) {}

  /**
   * A status update.
   *
   * @param next when the next one is to be expected, where one was named
   */
  public record Update(Instant at, @Nullable Instant next, EventRef cause) {}

  /**
   * A resolution.
   *
   * @param reopenedAt from when on it held no longer; null while it holds
   */
  public record Resolution(
      Instant at, @Nullable Instant reopenedAt, EventRef cause, @Nullable EventRef reopening) {}

  /** Another ticket, bound to this one then. */
  public record Link(TicketId ticket, Instant at, EventRef cause) {}

  /** Keeps copies. */
  public TicketStory {
    priorities = List.copyOf(priorities);
    responses = List.copyOf(responses);
    updates = List.copyOf(updates);
    waits = List.copyOf(waits);
    resolutions = List.copyOf(resolutions);
    splits = List.copyOf(splits);
  }

  /** When the contact reached the provider. */
  public Instant contactedAt() {
    return contact.at();
  }

  /** The story that a ticket's events tell; none before it was opened. */
  public static Optional<TicketStory> of(List<Envelope> events) {
    return new StoryFold().tell(events);
  }
}
