package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;

/**
 * When a point is to be probed under which terms. The due instants of an interval are a grid that
 * does not depend on when a prober started: there is no drift, and after a restart no herd. The
 * grid's place follows from a hash of point and location, so that many points spread evenly.
 *
 * @param stretches in order, without overlap; at least one
 */
public record Plan(String location, List<Stretch> stretches) {

  /**
   * Terms and when they hold.
   *
   * @param from inclusive
   * @param until exclusive; open where null
   */
  public record Stretch(MeasurementPoint terms, Instant from, @Nullable Instant until) {
    boolean holdsAt(Instant instant) {
      return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }
  }

  /** One probe that is to be made. */
  public record Due(Instant at, MeasurementPoint terms) {}

  /** Sorts its stretches; refuses an empty plan. */
  public Plan {
    stretches = stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList();
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException("a plan says when to probe");
    }
  }

  /** The first probe that is due after an instant, if any is. */
  public Optional<Due> nextAfter(Instant instant) {
    for (Stretch stretch : stretches) {
      Instant earliest = instant.isBefore(stretch.from()) ? stretch.from() : instant.plusMillis(1);
      Instant at = onGrid(stretch.terms(), earliest);
      if (stretch.holdsAt(at)) {
        return Optional.of(new Due(at, stretch.terms()));
      }
    }
    return Optional.empty();
  }

  /** From when on the point is not to be probed any more; never, where null. */
  public @Nullable Instant end() {
    return stretches.getLast().until();
  }

  /** The last instant up to one at which something is due each interval. */
  static Instant latestDue(PointId point, String location, Duration interval, Instant upTo) {
    long since = upTo.toEpochMilli() - phase(point, location, interval).toMillis();
    long over = Math.floorMod(since, interval.toMillis());
    return Instant.ofEpochMilli(upTo.toEpochMilli() - over);
  }

  private Instant onGrid(MeasurementPoint terms, Instant earliest) {
    long interval = terms.interval().toMillis();
    long phase = phase(terms.point(), location, terms.interval()).toMillis();
    long over = Math.floorMod(earliest.toEpochMilli() - phase, interval);
    return over == 0 ? earliest : earliest.plusMillis(interval - over);
  }

  /** Where in its interval a point is probed, in whole milliseconds. */
  static Duration phase(PointId point, String location, Duration interval) {
    long hash = 0xcbf29ce484222325L;
    for (char c : (point + "@" + location).toCharArray()) {
      hash = (hash ^ c) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return Duration.ofMillis(Math.floorMod(hash, interval.toMillis()));
  }
}
