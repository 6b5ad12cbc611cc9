package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.TicketId;
import org.slaledger.promises.TicketStory.Fact;
import org.slaledger.promises.TicketStory.Link;
import org.slaledger.promises.TicketStory.Resolution;

/**
 * A ticket with those on which its clocks depend too. Who wrote about something that is dealt with
 * elsewhere is answered, and helped, where it is dealt with.
 *
 * @param mergedInto the ticket that it was merged into, the one that this was merged into, ...
 * @param splitFrom the ticket of which it was a part
 */
public record TicketFamily(
    TicketStory own, List<TicketStory> mergedInto, @Nullable TicketStory splitFrom) {
  /** Keeps a copy. */
  public TicketFamily {
    mergedInto = List.copyOf(mergedInto);
  }

  /** The family of each of some tickets, as far as these tickets tell. */
  public static List<TicketFamily> of(Collection<TicketStory> stories) {
    Map<TicketId, TicketStory> byId = new HashMap<>();
    Map<TicketId, TicketStory> parents = new HashMap<>();
    for (TicketStory story : stories) {
      byId.put(story.ticket(), story);
      story.splits().forEach(split -> parents.put(split.ticket(), story));
    }
    return stories.stream()
        .map(own -> new TicketFamily(own, chain(own, byId), parents.get(own.ticket())))
        .toList();
  }

  /** Ends where a ticket is not known, or comes again. */
  private static List<TicketStory> chain(TicketStory own, Map<TicketId, TicketStory> byId) {
    Set<TicketStory> chain = new LinkedHashSet<>();
    Link merged = own.merged();
    while (merged != null) {
      TicketStory next = byId.get(merged.ticket());
      merged = next == null || next.equals(own) || !chain.add(next) ? null : next.merged();
    }
    return List.copyOf(chain);
  }

  /** A ticket that stands alone. */
  public static TicketFamily of(TicketStory alone) {
    return new TicketFamily(alone, List.of(), null);
  }

  /**
   * When the contact was answered: on the ticket itself; before the split, on the ticket that it
   * was a part of; since the contact, by a response or a status update on the ticket it was merged
   * into.
   */
  Optional<Fact> answered() {
    Stream<Fact> beforeSplit =
        parent()
            .flatMap(parent -> parent.responses().stream())
            .filter(answer -> beforeSplit(answer.at()));
    Stream<Fact> elsewhere =
        mergedInto.stream()
            .flatMap(TicketFamily::told)
            .filter(answer -> !answer.at().isBefore(own.contactedAt()));
    return Stream.of(own.responses().stream(), beforeSplit, elsewhere)
        .flatMap(answers -> answers)
        .min(Comparator.comparing(Fact::at).thenComparing(Fact::cause));
  }

  /** What the customer was told on a ticket. */
  private static Stream<Fact> told(TicketStory ticket) {
    return Stream.concat(
        ticket.responses().stream(),
        ticket.updates().stream().map(update -> new Fact(update.at(), update.cause())));
  }

  /** Resolutions of the ticket and, from its contact on, of those it was merged into. */
  List<Resolution> resolutions() {
    List<Resolution> all = new ArrayList<>(own.resolutions());
    Link merged = own.merged();
    if (merged != null) {
      mergedInto.stream()
          .flatMap(other -> other.resolutions().stream())
          .flatMap(resolution -> since(resolution, merged).stream())
          .forEach(all::add);
    }
    all.sort(Comparator.comparing(Resolution::at));
    return all;
  }

  /** A resolution that stood when the contact came in holds for it from the merger on. */
  private Optional<Resolution> since(Resolution resolution, Link merged) {
    if (!resolution.at().isBefore(own.contactedAt())) {
      return Optional.of(resolution);
    }
    Instant reopened = resolution.reopenedAt();
    return reopened != null && !reopened.isAfter(merged.at())
        ? Optional.empty()
        : Optional.of(
            new Resolution(merged.at(), reopened, merged.cause(), resolution.reopening()));
  }

  /** Time for which work stood still, on the ticket and before the split. */
  List<Wait> waits() {
    List<Wait> all = new ArrayList<>();
    parent()
        .flatMap(parent -> parent.waits().stream())
        .filter(wait -> beforeSplit(wait.from()))
        .map(this::untilSplit)
        .forEach(all::add);
    all.addAll(own.waits());
    return all;
  }

  private Wait untilSplit(Wait wait) {
    Link split = split().orElseThrow();
    boolean longer = wait.to() == null || wait.to().isAfter(split.at());
    return longer
        ? new Wait(
            wait.reason(), wait.asked(), wait.from(), split.at(), wait.cause(), split.cause())
        : wait;
  }

  private boolean beforeSplit(Instant at) {
    return split().filter(split -> !at.isAfter(split.at())).isPresent();
  }

  private Optional<Link> split() {
    return parent()
        .flatMap(parent -> parent.splits().stream())
        .filter(link -> link.ticket().equals(own.ticket()))
        .findFirst();
  }

  private Stream<TicketStory> parent() {
    return Stream.ofNullable(splitFrom);
  }
}
