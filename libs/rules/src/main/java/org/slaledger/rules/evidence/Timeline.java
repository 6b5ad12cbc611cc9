package org.slaledger.rules.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * One state at every instant of an interval: an ordered partition of it. Two timelines of the same
 * facts are equal, in whatever order these came.
 */
public record Timeline(Interval interval, List<Observed> pieces) {
  public Timeline {
    pieces = List.copyOf(pieces);
    Instant cursor = interval.from();
    for (Observed piece : pieces) {
      if (!piece.interval().from().equals(cursor) || piece.interval().isEmpty()) {
        throw new IllegalArgumentException("a gap, an overlap or an empty piece at " + cursor);
      }
      cursor = piece.interval().to();
    }
    if (!cursor.equals(interval.to())) {
      throw new IllegalArgumentException("the pieces end at " + cursor + ", not " + interval);
    }
  }

  /**
   * Lays observations over one another; at each instant the state that beats the others holds, with
   * the references of those that saw it.
   *
   * @param silence the state of time of which no observation tells
   */
  public static Timeline of(Interval interval, State silence, Collection<Observed> observations) {
    List<Observed> open = new ArrayList<>();
    List<Observed> pieces = new ArrayList<>();
    List<Observed> ordered = startingInOrder(interval, observations);
    List<Instant> edges = edges(interval, ordered);
    int next = 0;
    for (int i = 0; i + 1 < edges.size(); i++) {
      Interval piece = new Interval(edges.get(i), edges.get(i + 1));
      open.removeIf(seen -> !seen.interval().to().isAfter(piece.from()));
      while (next < ordered.size() && !ordered.get(next).interval().from().isAfter(piece.from())) {
        open.add(ordered.get(next++));
      }
      append(pieces, holding(piece, silence, open));
    }
    return new Timeline(interval, pieces);
  }

  private static List<Observed> startingInOrder(Interval whole, Collection<Observed> all) {
    return all.stream()
        .filter(seen -> seen.interval().overlaps(whole))
        .map(seen -> seen.during(seen.interval().intersect(whole)))
        .sorted(Comparator.comparing(seen -> seen.interval().from()))
        .toList();
  }

  private static List<Instant> edges(Interval whole, List<Observed> observations) {
    TreeSet<Instant> edges = new TreeSet<>(List.of(whole.from(), whole.to()));
    for (Observed seen : observations) {
      edges.add(seen.interval().from());
      edges.add(seen.interval().to());
    }
    return List.copyOf(edges);
  }

  private static Observed holding(Interval piece, State silence, List<Observed> open) {
    State state = open.isEmpty() ? silence : open.getFirst().state();
    for (Observed seen : open) {
      state = seen.state().beats(state) ? seen.state() : state;
    }
    State holds = state;
    return new Observed(
        piece,
        holds,
        open.stream()
            .filter(seen -> seen.state().equals(holds))
            .flatMap(seen -> seen.refs().stream())
            .toList());
  }

  /** What reads the same before and after an edge is one piece. */
  private static void append(List<Observed> pieces, Observed next) {
    if (!pieces.isEmpty()) {
      Observed last = pieces.getLast();
      if (last.state().equals(next.state()) && last.refs().equals(next.refs())) {
        pieces.removeLast();
        pieces.add(last.during(new Interval(last.interval().from(), next.interval().to())));
        return;
      }
    }
    pieces.add(next);
  }

  /**
   * A service seen through several points: down while any is down, unobserved while any is
   * unobserved and none is down, up while all are up. Where a timeline tells nothing, its point is
   * unobserved; so is a service without any point.
   */
  public static Timeline anyDown(Interval interval, Collection<Timeline> points) {
    Stream<Observed> seen = points.stream().flatMap(point -> point.over(interval).pieces.stream());
    return of(interval, State.UNOBSERVED, seen.toList());
  }

  /** Stretches put together; time of which none tells is unobserved. */
  static Timeline joined(Interval interval, Stream<Timeline> stretches) {
    return of(
        interval, State.UNOBSERVED, stretches.flatMap(stretch -> stretch.pieces.stream()).toList());
  }

  /** The same timeline cut to, or made longer by unobserved time to, another interval. */
  public Timeline over(Interval other) {
    return interval.equals(other) ? this : of(other, State.UNOBSERVED, touching(other));
  }

  /** Of years of pieces only a few touch a day: these are found by halving. */
  private List<Observed> touching(Interval other) {
    int first = endingBy(other.from());
    int end = first;
    while (end < pieces.size() && pieces.get(end).interval().from().isBefore(other.to())) {
      end++;
    }
    return pieces.subList(first, end);
  }

  /** How many pieces end by an instant. */
  private int endingBy(Instant instant) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).interval().to().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The instants at which the state is such. */
  public Intervals when(Predicate<State> state) {
    return Intervals.of(
        pieces.stream()
            .filter(piece -> state.test(piece.state()))
            .map(Observed::interval)
            .toList());
  }
}
