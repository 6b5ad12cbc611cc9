package org.slaledger.promises;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.promises.TicketStory.Resolution;
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
   * known, or nothing of the kind is promised. A resolution is measured, promised or not.
   */
  public List<ClockRun> runs(ClockKind kind) {
    return switch (kind) {
      case RESPONSE -> run(kind, family.own().contactedAt(), null, answered()).toList();
      case RESOLVE -> run(kind, family.own().contactedAt(), null, resolved()).toList();
      case UPDATE ->
          UpdateRounds.of(family).stream()
              .flatMap(round -> run(kind, round.from(), round.named(), round.to()))
              .toList();
    };
  }

  private @Nullable Instant answered() {
    return family.answeredAt().orElse(null);
  }

  /** The resolution that was not reopened. */
  private @Nullable Instant resolved() {
    return family.resolutions().stream()
        .filter(resolution -> resolution.reopenedAt() == null)
        .map(Resolution::at)
        .findFirst()
        .orElse(null);
  }

  private Stream<ClockRun> run(
      ClockKind kind, Instant start, @Nullable Instant named, @Nullable Instant stop) {
    return aims.of(kind, start).stream()
        .map(
            found ->
                new ClockRun(
                    kind,
                    family.own(),
                    new Run(start, found.stream().map(Aims.Found::aim).toList(), named, stop),
                    found.stream().map(Aims.Found::against).toList()));
  }
}
