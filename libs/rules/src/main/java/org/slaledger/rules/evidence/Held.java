package org.slaledger.rules.evidence;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.slaledger.rules.time.Interval;

/**
 * Terms, and when they hold. The terms that hold at an instant say how the evidence of all times is
 * judged for that instant; where none hold, nothing was to be measured.
 */
public record Held<T>(T terms, Interval interval) {

  /** Terms that hold from an instant on. */
  public static <T> Held<T> from(Instant from, T terms) {
    return new Held<>(terms, new Interval(from, Instant.MAX));
  }

  /** Puts a timeline together, each stretch of it judged under the terms that hold for it. */
  static <T> Timeline timeline(
      Interval interval, List<Held<T>> versions, BiFunction<T, Interval, Timeline> judged) {
    Stream<Observed> pieces =
        versions.stream()
            .filter(version -> version.interval().overlaps(interval))
            .map(version -> judged.apply(version.terms(), version.interval().intersect(interval)))
            .flatMap(stretch -> stretch.pieces().stream());
    return Timeline.of(interval, State.UNOBSERVED, pieces.toList());
  }
}
