package org.slaledger.rules.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.BeyondFrozenZone;

/**
 * One run of a clock: a pure function of what is known, so that the order in which it became known
 * changes nothing.
 *
 * @param startedAt from when on time counts
 * @param aims what it is measured against, in the order in which they take effect; the first holds
 *     from the start
 * @param named an instant that the customer was told: where it comes before the target is used up,
 *     it is the deadline
 * @param stoppedAt when what the clock waits for happened; null while it has not
 */
public record Run(
    Instant startedAt, List<Aim> aims, @Nullable Instant named, @Nullable Instant stoppedAt) {
  /** Refuses a run without an aim, and aims out of order. */
  public Run {
    aims = List.copyOf(aims);
    if (aims.isEmpty()) {
      throw new IllegalArgumentException("a run is measured against something");
    }
    for (int i = 1; i < aims.size(); i++) {
      if (!aims.get(i - 1).from().isBefore(aims.get(i).from())) {
        throw new IllegalArgumentException("aims out of order: " + aims);
      }
    }
  }

  /** The place of the aim that holds at an instant; after the stop, of the one that held then. */
  public int aimAt(Instant instant) {
    Instant asked = upToStop(instant);
    int held = 0;
    while (held + 1 < aims.size() && !aims.get(held + 1).from().isAfter(asked)) {
      held++;
    }
    return held;
  }

  /**
   * When an aim is to be met; empty as {@link Aim#due} is, and where that lies beyond the years
   * that the calendar covers.
   */
  public Optional<Due> due(int aim) {
    try {
      return aims.get(aim).due(startedAt).map(this::orNamed);
    } catch (BeyondFrozenZone notCovered) {
      return Optional.empty();
    }
  }

  /** Whether an aim is to be met only beyond the years that its calendar covers. */
  public boolean isDueUncovered(int aim) {
    try {
      aims.get(aim).due(startedAt);
      return false;
    } catch (BeyondFrozenZone notCovered) {
      return true;
    }
  }

  /** Whether the calendar of every aim covers the time for which it holds, up to an instant. */
  public boolean isCoveredUntil(Instant instant) {
    return IntStream.rangeClosed(0, aimAt(instant))
        .noneMatch(aim -> replacedBy(aim, instant).isAfter(aims.get(aim).coveredUntil()));
  }

  /**
   * The earliest breach up to an instant. An aim that was not met before another took its place
   * stays so; one that was used up already when it took effect is missed at once, as of when it was
   * used up.
   */
  public Optional<Breach> breachBy(Instant now) {
    Instant end = upToStop(now);
    return IntStream.rangeClosed(0, aimAt(end))
        .boxed()
        .flatMap(aim -> due(aim).stream().map(due -> new Breach(aim, due)))
        .filter(breach -> isBreachBy(breach, end))
        .min(Comparator.comparing(breach -> breach.due().inTimeUntil()));
  }

  /** Whether it stopped in time under every aim that held; empty where none promised anything. */
  public Optional<Boolean> met() {
    if (stoppedAt == null) {
      return Optional.empty();
    }
    boolean promised =
        aims.subList(0, aimAt(stoppedAt) + 1).stream().anyMatch(aim -> aim.target() != null);
    return promised ? Optional.of(breachBy(stoppedAt).isEmpty()) : Optional.empty();
  }

  /**
   * Counted time up to an instant or the stop, under the aim that holds then.
   *
   * @throws BeyondFrozenZone outside the years that its calendar covers
   */
  public Duration elapsed(Instant until) {
    Instant end = upToStop(until);
    return aims.get(aimAt(end)).elapsed(startedAt, end);
  }

  private Instant upToStop(Instant instant) {
    return stoppedAt != null && stoppedAt.isBefore(instant) ? stoppedAt : instant;
  }

  private boolean isBreachBy(Breach breach, Instant end) {
    return breach.due().inTimeUntil().isBefore(replacedBy(breach.aim(), end));
  }

  /** When another aim took the place of one, up to an instant; else that. */
  private Instant replacedBy(int aim, Instant end) {
    return aim < aimAt(end) ? aims.get(aim + 1).from() : end;
  }

  private Due orNamed(Due due) {
    return named == null || !named.isBefore(due.at()) ? due : new Due(named, named);
  }
}
