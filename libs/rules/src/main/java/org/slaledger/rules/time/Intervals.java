package org.slaledger.rules.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of instants, kept as ordered intervals that neither overlap nor touch, so that equal sets
 * are equal records however they were put together.
 */
public record Intervals(List<Interval> parts) {
  public static final Intervals NONE = new Intervals(List.of());

  public Intervals {
    parts = List.copyOf(parts);
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).isEmpty()
          || (i > 0 && !parts.get(i - 1).to().isBefore(parts.get(i).from()))) {
        throw new IllegalArgumentException("empty, unordered, overlapping or touching: " + parts);
      }
    }
  }

  /** The instants that lie in any of the intervals; these may overlap, touch and be empty. */
  public static Intervals of(Interval... intervals) {
    return of(Arrays.asList(intervals));
  }

  /** The instants that lie in any of the intervals; these may overlap, touch and be empty. */
  public static Intervals of(Collection<Interval> intervals) {
    List<Interval> ordered =
        intervals.stream()
            .filter(interval -> !interval.isEmpty())
            .sorted(Comparator.comparing(Interval::from))
            .toList();
    List<Interval> merged = new ArrayList<>();
    for (Interval next : ordered) {
      if (!merged.isEmpty() && !merged.getLast().to().isBefore(next.from())) {
        Interval last = merged.removeLast();
        Instant end = next.to().isAfter(last.to()) ? next.to() : last.to();
        merged.add(new Interval(last.from(), end));
      } else {
        merged.add(next);
      }
    }
    return new Intervals(merged);
  }

  /** Whether it holds no instant. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The sum of the lengths, exact. */
  public Duration length() {
    return parts.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether the instant lies in one of the intervals. */
  public boolean contains(Instant instant) {
    int low = 0;
    int high = parts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parts.get(middle).to().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < parts.size() && parts.get(low).contains(instant);
  }

  /** The instants that lie in either. */
  public Intervals union(Intervals other) {
    return of(Stream.concat(parts.stream(), other.parts.stream()).toList());
  }

  /** The instants that lie in both. */
  public Intervals intersect(Intervals other) {
    List<Interval> shared = new ArrayList<>();
    int mine = 0;
    int theirs = 0;
    while (mine < parts.size() && theirs < other.parts.size()) {
      Interval a = parts.get(mine);
      Interval b = other.parts.get(theirs);
      shared.add(a.intersect(b));
      if (a.to().isBefore(b.to())) {
        mine++;
      } else {
        theirs++;
      }
    }
    return of(shared);
  }

  /** The instants that lie in the interval too. */
  public Intervals within(Interval interval) {
    return intersect(of(interval));
  }

  /** The instants that do not lie in the other. */
  public Intervals minus(Intervals other) {
    return isEmpty() ? this : intersect(other.complementIn(hull()));
  }

  private Interval hull() {
    return new Interval(parts.getFirst().from(), parts.getLast().to());
  }

  private Intervals complementIn(Interval whole) {
    List<Interval> gaps = new ArrayList<>();
    Instant cursor = whole.from();
    for (Interval part : within(whole).parts()) {
      gaps.add(new Interval(cursor, part.from()));
      cursor = part.to();
    }
    gaps.add(new Interval(cursor, whole.to()));
    return of(gaps);
  }
}
