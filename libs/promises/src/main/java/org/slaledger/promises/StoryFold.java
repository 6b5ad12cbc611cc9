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
  private @Nullable Instant contactedAt;
  private @Nullable Link merged;

  Optional<TicketStory> tell(List<Envelope> events) {
    for (Envelope event : events) {
      if (event.data() instanceof TicketEvent happened) {
        take(happened, event.time(), event.streamVersion());
      }
    }
    return Optional.ofNullable(opened).map(this::story);
  }

  private void take(TicketEvent event, Instant time, long version) {
    switch (event) {
      case TicketOpened e -> opened = e;
      case PriorityAssigned e -> priorities.add(new Prioritised(e.priority(), time, version));
      case FirstResponseGiven e -> responses.put(version, new Fact(e.respondedAt(), version));
      case ResponseWithdrawn e -> responses.remove(e.response());
      case StatusUpdatePosted e -> updates.add(new Update(e.postedAt(), e.nextUpdateAt(), version));
      case TicketPaused e -> waits.began(e, version);
      case TicketContinued e -> waits.workWentOn(e.continuedAt(), version);
      case CustomerReplied e -> waits.customerReplied(e.repliedAt(), version);
      case TicketCorrected e -> correct(e);
      case TicketResolved e -> {
        resolutions.resolved(e.resolvedAt(), version);
        waits.workWentOn(e.resolvedAt(), version);
      }
      case TicketReopened e -> resolutions.reopened(e.reopenedAt(), version);
      case TicketMerged e -> merged = new Link(e.into(), e.mergedAt(), version);
      case TicketSplit e -> splits.add(new Link(e.into(), e.splitAt(), version));
    }
  }

  private void correct(TicketCorrected e) {
    customer = e.customer() == null ? customer : e.customer();
    service = e.service() == null ? service : e.service();
    contactedAt = e.contactedAt() == null ? contactedAt : e.contactedAt();
  }

  private TicketStory story(TicketOpened first) {
    priorities.sort(Comparator.comparing(Prioritised::at).thenComparing(Prioritised::cause));
    updates.sort(Comparator.comparing(Update::at).thenComparing(Update::cause));
    return new TicketStory(
        first.ticket(),
        Objects.requireNonNullElse(customer, first.customer()),
        Objects.requireNonNullElse(service, first.service()),
        Objects.requireNonNullElse(contactedAt, first.contactedAt()),
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
