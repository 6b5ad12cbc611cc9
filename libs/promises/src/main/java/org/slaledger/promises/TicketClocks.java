package org.slaledger.promises;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.promises.Aims.Found;
import org.slaledger.promises.TicketStory.Fact;
import org.slaledger.rules.clock.Run;

/**
 * The clocks of a ticket: a pure function of its story, the customer's signed terms and the
 * calendars, so that whatever became known late, twice or in another order, the clocks are the
 * same. The rules stand in {@code docs/clocks.md}.
 */
public final class TicketClocks {
  private final TicketFamily family;
  private final Aims aims;

  /** Of a ticket, under the signed terms of its customer. */
  public TicketClocks(TicketFamily family, Collection<SignedTerms> signed, Calendars calendars) {
    this.family = family;
    this.aims = new Aims(family, signed, calendars);
  }

  /**
   * The runs of one kind of clock, in order; none as long as priority, terms or calendar are not
   * known, the calendar does not cover the start, or nothing of the kind is promised. A resolution
   * is measured, promised or not. A stop that the calendar does not cover is not known yet.
   */
  public List<ClockRun> runs(ClockKind kind) {
    Fact contact = family.own().contact();
    return switch (kind) {
      case RESPONSE -> run(kind, contact, null, family.answered().orElse(null)).toList();
      case RESOLVE -> run(kind, contact, null, resolved()).toList();
      case UPDATE ->
          UpdateRounds.of(family).stream()
              .flatMap(round -> run(kind, round.from(), round.named(), round.to()))
              .toList();
    };
  }

  /**
   * What the clocks of a kind wait for that would run if all were known; empty where they run, or
   * where nothing of the kind is promised.
   */
  public Optional<AwaitedClock> awaited(ClockKind kind) {
    Stream<Instant> starts =
        kind == ClockKind.UPDATE
            ? UpdateRounds.of(family).stream().map(round -> round.from().at())
            : Stream.of(family.own().contactedAt());
    return starts.flatMap(start -> aims.awaited(kind, start).stream()).findFirst();
  }

  /** The resolution that was not reopened. */
  private @Nullable Fact resolved() {
    return family.resolutions().stream()
        .filter(resolution -> resolution.reopenedAt() == null)
        .map(resolution -> new Fact(resolution.at(), resolution.cause()))
        .findFirst()
        .orElse(null);
  }

  private Stream<ClockRun> run(
      ClockKind kind, Fact start, @Nullable Instant named, @Nullable Fact stop) {
    return aims.of(kind, start.at()).stream().map(found -> run(kind, start, named, stop, found));
  }

  private ClockRun run(
      ClockKind kind, Fact start, @Nullable Instant named, @Nullable Fact stop, List<Found> found) {
    Run open = new Run(start.at(), found.stream().map(Found::aim).toList(), named, null);
    Fact known = stop == null || !open.isCoveredUntil(stop.at()) ? null : stop;
    return new ClockRun(
        kind,
        family.own(),
        new Run(start.at(), open.aims(), named, known == null ? null : known.at()),
        found.stream().map(Found::against).toList(),
        start.cause(),
        known == null ? null : known.cause());
  }
}
