package org.slaledger.rules.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;
import org.slaledger.rules.time.Stretch;
import org.slaledger.rules.time.Target;

/**
 * What a run of a clock is measured against from an instant on, until the next aim takes its place.
 * Each is reckoned from the run's start, as if it had held from there.
 *
 * @param from from when on it holds
 * @param target null where nothing is promised and time is measured only
 * @param calendar which time counts
 * @param pauses which of that does not; only the last may be open
 */
public record Aim(Instant from, @Nullable Target target, Calendar calendar, List<Pause> pauses) {
  private static final Duration TICK = Duration.ofMillis(1);

  /** Keeps a copy of the pauses. */
  public Aim {
    pauses = List.copyOf(pauses);
  }

  /**
   * When the target is used up, for a run that started then; empty where there is none, and while a
   * pause holds it up of which nobody knows when it ends: one that begins before more has counted
   * than was promised.
   *
   * @throws BeyondFrozenZone outside the years that the calendar covers
   */
  public Optional<Due> due(Instant start) {
    return target == null ? Optional.empty() : unlessHeldUp(() -> due(start, target));
  }

  /** When a share of the target, in percent, is used up; empty as {@link #due} is. */
  public Optional<Instant> shareUsed(Instant start, int percent) {
    if (target == null) {
      return Optional.empty();
    }
    long part = Math.multiplyExact(calendar.worth(start, target).toMillis(), percent) / 100;
    return unlessHeldUp(() -> due(start, new Target.Counted(Duration.ofMillis(part)))).map(Due::at);
  }

  /** Whether the years that the calendar covers hold an instant. */
  public boolean covers(Instant instant) {
    return !instant.isBefore(calendar.zone().from()) && !instant.isAfter(coveredUntil());
  }

  /** The end of the last year that the calendar covers. */
  public Instant coveredUntil() {
    return calendar.zone().until();
  }

  /**
   * Counted time from the run's start to an instant.
   *
   * @throws BeyondFrozenZone outside the years that the calendar covers
   */
  public Duration elapsed(Instant start, Instant until) {
    return calendar.elapsed(start, until, paused(until));
  }

  /**
   * Every piece of the run up to an instant, in order, and whether it counted.
   *
   * @throws BeyondFrozenZone outside the years that the calendar covers
   */
  public List<Stretch> explain(Instant start, Instant until) {
    return calendar.explain(new Interval(start, until), paused(until));
  }

  private Due due(Instant start, Target promised) {
    Instant at = calendar.due(start, promised, closed());
    Duration more = calendar.worth(start, promised).plus(TICK);
    Instant inTimeUntil = calendar.due(start, more, closed()).minus(TICK);
    return new Due(at, inTimeUntil.isBefore(at) ? at : inTimeUntil);
  }

  private Optional<Due> unlessHeldUp(Supplier<Due> reckoning) {
    Optional<Instant> heldFrom = openFrom();
    try {
      Due due = reckoning.get();
      boolean reached = heldFrom.isEmpty() || due.inTimeUntil().isBefore(heldFrom.get());
      return reached ? Optional.of(due) : Optional.empty();
    } catch (BeyondFrozenZone tooFar) {
      if (heldFrom.isPresent()) {
        return Optional.empty();
      }
      throw tooFar;
    }
  }

  private Optional<Instant> openFrom() {
    return pauses.stream().filter(pause -> pause.to() == null).map(Pause::from).findFirst();
  }

  private Intervals closed() {
    return Intervals.of(
        pauses.stream()
            .filter(pause -> pause.to() != null)
            .map(pause -> new Interval(pause.from(), pause.to()))
            .toList());
  }

  private Intervals paused(Instant until) {
    return closed()
        .union(
            openFrom()
                .filter(from -> from.isBefore(until))
                .map(from -> Intervals.of(new Interval(from, until)))
                .orElse(Intervals.NONE));
  }
}
