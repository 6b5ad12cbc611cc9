package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.promises.AwaitedClock.Awaits;
import org.slaledger.promises.ClockRun.Against;
import org.slaledger.promises.ClockRun.Halt;
import org.slaledger.promises.TicketStory.Prioritised;
import org.slaledger.rules.clock.Aim;
import org.slaledger.rules.clock.Pause;

/** What a ticket's clocks are measured against: it changes with priority, terms and calendars. */
final class Aims {
  /** What holds where terms say nothing of a priority: time is measured, nothing is promised. */
  private static final PriorityTerms NOTHING =
      new PriorityTerms(Calendars.ALWAYS, null, null, null, null);

  record Found(Aim aim, Against against) {}

  private final TicketFamily family;
  private final Collection<SignedTerms> signed;
  private final Calendars calendars;

  Aims(TicketFamily family, Collection<SignedTerms> signed, Calendars calendars) {
    this.family = family;
    this.signed = signed;
    this.calendars = calendars;
  }

  /** The aims of a run that starts then; empty where there is no run, or not yet. */
  Optional<List<Found>> of(ClockKind kind, Instant start) {
    Optional<SignedTerms> first = TermsInForce.at(start, family.own().service(), signed);
    if (first.isEmpty() || family.own().priorities().isEmpty()) {
      return Optional.empty();
    }
    List<Found> found = new ArrayList<>();
    for (Instant from : changes(start, first.get())) {
      Optional<Found> next = at(kind, start, from, first.get());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      if (found.isEmpty() || !found.getLast().against().equals(next.get().against())) {
        found.add(next.get());
      }
    }
    boolean promised = found.stream().anyMatch(one -> one.aim().target() != null);
    return promised || kind == ClockKind.RESOLVE ? Optional.of(found) : Optional.empty();
  }

  /** What a run that starts then waits for; empty where it has started, or nothing is promised. */
  Optional<AwaitedClock> awaited(ClockKind kind, Instant start) {
    Optional<SignedTerms> first = TermsInForce.at(start, family.own().service(), signed);
    if (first.isEmpty()) {
      return Optional.of(new AwaitedClock(kind, start, Awaits.TERMS, null));
    }
    if (family.own().priorities().isEmpty()) {
      return Optional.of(new AwaitedClock(kind, start, Awaits.PRIORITY, null));
    }
    List<PriorityTerms> promises =
        changes(start, first.get()).stream()
            .map(from -> promise(priorityAt(from), termsAt(from, start, first.get())))
            .toList();
    boolean promised = promises.stream().anyMatch(promise -> target(kind, promise) != null);
    return promised || kind == ClockKind.RESOLVE
        ? promises.stream()
            .map(PriorityTerms::hours)
            .filter(hours -> !covers(hours, start))
            .findFirst()
            .map(hours -> new AwaitedClock(kind, start, Awaits.CALENDAR, hours))
        : Optional.empty();
  }

  private boolean covers(String hours, Instant start) {
    return calendars
        .named(hours)
        .map(calendar -> new Aim(start, null, calendar.calendar(), List.of()).covers(start))
        .orElse(false);
  }

  /** The start, and every later instant at which priority or terms change. */
  private TreeSet<Instant> changes(Instant start, SignedTerms first) {
    TreeSet<Instant> changes = new TreeSet<>();
    changes.add(start);
    family.own().priorities().stream().skip(1).map(Prioritised::at).forEach(changes::add);
    switches(start, first).stream().map(SignedTerms::switchesAt).forEach(changes::add);
    return new TreeSet<>(changes.tailSet(start));
  }

  /** Later versions of the terms that are to hold for running clocks too, in order. */
  private List<SignedTerms> switches(Instant start, SignedTerms first) {
    return signed.stream()
        .filter(terms -> terms.agreement().equals(first.agreement()))
        .filter(terms -> terms.version() > first.version())
        .filter(SignedTerms::switchesRunningClocks)
        .filter(terms -> terms.switchesAt().isAfter(start) && !terms.endedBy(terms.switchesAt()))
        .sorted(Comparator.comparing(SignedTerms::switchesAt))
        .toList();
  }

  private Optional<Found> at(ClockKind kind, Instant start, Instant from, SignedTerms first) {
    SignedTerms terms = termsAt(from, start, first);
    Priority priority = priorityAt(from);
    PriorityTerms promise = promise(priority, terms);
    return calendars
        .named(promise.hours())
        .map(calendar -> found(kind, from, terms, priority, promise, calendar))
        .filter(found -> found.aim().covers(start));
  }

  private SignedTerms termsAt(Instant from, Instant start, SignedTerms first) {
    return switches(start, first).stream()
        .filter(next -> !next.switchesAt().isAfter(from))
        .reduce(first, (before, next) -> next);
  }

  private static PriorityTerms promise(Priority priority, SignedTerms terms) {
    return terms.addendum().priorities().getOrDefault(priority, NOTHING);
  }

  private Found found(
      ClockKind kind,
      Instant from,
      SignedTerms terms,
      Priority priority,
      PriorityTerms promise,
      Calendars.Published calendar) {
    TargetTerms target = target(kind, promise);
    List<Halt> halts = halts(kind, promise);
    ClockTerms against =
        new ClockTerms(
            terms.agreement(),
            terms.version(),
            priority,
            target == null ? null : target.target(),
            promise.hours(),
            calendar.version());
    Aim aim =
        new Aim(
            from,
            target == null ? null : Translation.target(target.target()),
            calendar.calendar(),
            halts.stream().map(halt -> new Pause(halt.from(), halt.to())).toList());
    List<Integer> warnAt = target == null || target.warnAt() == null ? List.of() : target.warnAt();
    return new Found(aim, new Against(against, warnAt, halts));
  }

  private static @Nullable TargetTerms target(ClockKind kind, PriorityTerms promise) {
    return switch (kind) {
      case RESPONSE -> promise.response();
      case UPDATE -> promise.update();
      case RESOLVE -> promise.resolve();
    };
  }

  /** The priority that held then; before the first was assigned, that one. */
  private Priority priorityAt(Instant instant) {
    List<Prioritised> priorities = family.own().priorities();
    return priorities.stream()
        .filter(priority -> !priority.at().isAfter(instant))
        .reduce(priorities.getFirst(), (before, next) -> next)
        .priority();
  }

  /** No waiting stops the first answer; nobody works on what stands as resolved. */
  private List<Halt> halts(ClockKind kind, PriorityTerms promise) {
    List<Halt> halts = new ArrayList<>();
    if (kind != ClockKind.RESPONSE && Boolean.TRUE.equals(promise.waitingPauses())) {
      family.waits().stream()
          .filter(wait -> wait.reason().ofCustomer())
          .map(wait -> new Halt(wait.from(), wait.to(), wait.reason(), wait.cause(), wait.end()))
          .forEach(halts::add);
    }
    if (kind == ClockKind.RESOLVE) {
      family.resolutions().stream()
          .filter(it -> it.reopenedAt() != null)
          .map(it -> new Halt(it.at(), it.reopenedAt(), null, it.cause(), it.reopening()))
          .forEach(halts::add);
    }
    return halts;
  }
}
