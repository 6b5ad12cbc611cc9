package org.slaledger.promises;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.Period;

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
