package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
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
import org.slaledger.promises.TicketStory.Fact;
import org.slaledger.promises.TicketStory.Link;
import org.slaledger.promises.TicketStory.Prioritised;
import org.slaledger.promises.TicketStory.Update;

/** Puts a ticket's events in the order in which things happened. */
final class StoryFold {
  private final List<Prioritised> priorities = new ArrayList<>();
  private final Map<Long, Fact> responses = new TreeMap<>();
  private final List<Update> updates = new ArrayList<>();
  private final Waits waits = new Waits();
  private final Resolutions resolutions = new Resolutions();
  private final List<Link> splits = new ArrayList<>();
  private @Nullable TicketOpened opened;
  private @Nullable CustomerId customer;
  private @Nullable String service;
  private @Nullable Fact contact;
  private @Nullable Link merged;

  Optional<TicketStory> tell(List<Envelope> events) {
    for (Envelope event : events) {
      if (event.data() instanceof TicketEvent happened) {
        take(happened, event.time(), new EventRef(happened.ticket(), event.streamVersion()));
      }
    }
    return Optional.ofNullable(opened).map(this::story);
  }

  private void take(TicketEvent event, Instant time, EventRef ref) {
    switch (event) {
      case TicketOpened e -> {
        opened = e;
        contact = new Fact(e.contactedAt(), ref);
      }
      case PriorityAssigned e -> priorities.add(new Prioritised(e.priority(), time, ref));
      case FirstResponseGiven e -> responses.put(ref.version(), new Fact(e.respondedAt(), ref));
      case ResponseWithdrawn e -> responses.remove(e.response());
      case StatusUpdatePosted e -> updates.add(new Update(e.postedAt(), e.nextUpdateAt(), ref));
      case TicketPaused e -> waits.began(e, ref);
      case TicketContinued e -> waits.workWentOn(e.continuedAt(), ref);
      case CustomerReplied e -> waits.customerReplied(e.repliedAt(), ref);
      case TicketCorrected e -> correct(e, ref);
      case TicketResolved e -> {
        resolutions.resolved(e.resolvedAt(), ref);
        waits.workWentOn(e.resolvedAt(), ref);
      }
      case TicketReopened e -> resolutions.reopened(e.reopenedAt(), ref);
      case TicketMerged e -> merged = new Link(e.into(), e.mergedAt(), ref);
      case TicketSplit e -> splits.add(new Link(e.into(), e.splitAt(), ref));
    }
  }

  private void correct(TicketCorrected e, EventRef ref) {
    customer = e.customer() == null ? customer : e.customer();
    service = e.service() == null ? service : e.service();
    contact = e.contactedAt() == null ? contact : new Fact(e.contactedAt(), ref);
  }

  private TicketStory story(TicketOpened first) {
    priorities.sort(Comparator.comparing(Prioritised::at).thenComparing(Prioritised::cause));
    updates.sort(Comparator.comparing(Update::at).thenComparing(Update::cause));
    return new TicketStory(
        first.ticket(),
        Objects.requireNonNullElse(customer, first.customer()),
        Objects.requireNonNullElse(service, first.service()),
        Objects.requireNonNull(contact),
        priorities,
        responses.values().stream()
            .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::cause))
            .toList(),
        updates,
        waits.all(),
        resolutions.all(),
        merged,
        splits);
  }
}
