package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.Interval;

/**
 * Which signed terms of an agreement hold for availability: those change where a period begins. For
 * a period the latest version holds that was effective when the period began; for the first period,
 * the first version, from its effect on. One question with one answer, for statements and for
 * whoever asks.
 */
public final class AvailabilityInForce {
  private final List<Version> latestFirst;

  /** Of an agreement. */
  public AvailabilityInForce(Agreement agreement) {
    this.latestFirst =
        agreement.versions().stream()
            .filter(Version::signed)
            .sorted(Comparator.comparing(Version::number).reversed())
            .toList();
  }

  /** A version, and the period of its own cycle for which it holds. */
  public record Held(Version version, Period period) {}

  /**
   * A stretch of time for which a version holds.
   *
   * @param from inclusive
   * @param until exclusive; open where null
   */
  public record Stretch(Version version, Instant from, @Nullable Instant until) {}

  /** The first version to take effect; none where nothing was signed. */
  public Optional<Version> first() {
    return latestFirst.stream().min(Comparator.comparing(AvailabilityInForce::effective));
  }

  /** What holds at an instant; nothing before the first effect. An end is another matter. */
  public Optional<Held> at(Instant instant) {
    return begunUnder(instant)
        .or(
            () ->
                first()
                    .filter(version -> !effective(version).isAfter(instant))
                    .map(version -> new Held(version, periodAt(instant, version))));
  }

  /**
   * When which version holds, from the first effect on, in order of time and without a gap: at each
   * instant the one that {@link #at} has. A version that comes back has several.
   */
  public List<Stretch> stretches() {
    Map<Integer, Instant> begins = new HashMap<>();
    latestFirst.forEach(version -> begins.put(version.number(), begin(version)));
    SortedSet<Instant> changes = new TreeSet<>(begins.values());
    first().ifPresent(version -> changes.add(effective(version)));
    List<Stretch> stretches = new ArrayList<>();
    for (Instant change : changes) {
      Version holds = begun(begins, change).or(this::first).orElseThrow();
      if (effective(holds).isAfter(change)) {
        continue;
      }
      Instant from = change;
      if (!stretches.isEmpty()) {
        Stretch last = stretches.removeLast();
        if (last.version().number() == holds.number()) {
          from = last.from();
        } else {
          stretches.add(new Stretch(last.version(), last.from(), change));
        }
      }
      stretches.add(new Stretch(holds, from, null));
    }
    return stretches;
  }

  private Optional<Version> begun(Map<Integer, Instant> begins, Instant at) {
    return latestFirst.stream()
        .filter(it -> !Objects.requireNonNull(begins.get(it.number())).isAfter(at))
        .findFirst();
  }

  /** Where the first period begins for which a version was effective in time. */
  private static Instant begin(Version version) {
    Interval period = periodAt(effective(version), version).interval();
    return period.from().equals(effective(version)) ? period.from() : period.to();
  }

  /** What holds for a period that somebody named; refused where the terms know no such period. */
  public Checked<Held> named(String period) {
    for (Version version : latestFirst) {
      if (in(period, version) instanceof Checked.Accepted<Held>(Held held) && holds(held)) {
        return new Checked.Accepted<>(held);
      }
    }
    Version first = first().orElseThrow();
    return in(period, first)
        .then(
            held ->
                held.period().interval().from().isBefore(effective(first))
                    ? new Checked.Accepted<>(held)
                    : in(
                        period,
                        begunUnder(held.period().interval().from()).orElseThrow().version()));
  }

  /** From when on a signed version holds. */
  public static Instant effective(Version signed) {
    return Objects.requireNonNull(signed.effectiveFrom());
  }

  private boolean holds(Held held) {
    return begunUnder(held.period().interval().from())
        .filter(other -> other.version().number() == held.version().number())
        .isPresent();
  }

  private Optional<Held> begunUnder(Instant instant) {
    return latestFirst.stream()
        .filter(version -> !effective(version).isAfter(instant))
        .map(version -> new Held(version, periodAt(instant, version)))
        .filter(held -> !effective(held.version()).isAfter(held.period().interval().from()))
        .findFirst();
  }

  private static Period periodAt(Instant instant, Version version) {
    return Period.at(
        instant, Translation.cycle(version.addendum().cycle()), Translation.zone(version.zone()));
  }

  private static Checked<Held> in(String name, Version version) {
    var cycle = Translation.cycle(version.addendum().cycle());
    return Period.parse(name, Translation.zone(version.zone()))
        .then(
            period ->
                period.cycle() == cycle
                    ? new Checked.Accepted<>(new Held(version, period))
                    : Checked.refused(
                        "period",
                        "'" + name + "' is no " + cycle + " of this agreement",
                        switch (cycle) {
                          case MONTH -> "a month such as 2026-11";
                          case QUARTER -> "a quarter such as 2026-Q4";
                        }));
  }
}
