package org.slaledger.rules.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slaledger.rules.time.Interval;

/**
 * The rule that makes what several locations saw of a point into one state. A location that did not
 * measure at an instant counts as what the terms say, if any location did. At each instant the
 * point is
 *
 * <ul>
 *   <li>unobserved, where no location measured;
 *   <li>else down, where at least so many locations count as down;
 *   <li>else up, where any location counts as up;
 *   <li>else unobserved: too few of those who measured see it down to say so, and nobody counts as
 *       up.
 * </ul>
 *
 * @param locations 1 or more
 */
record Quorum(int locations, SilentAs silent) {
  Quorum {
    if (locations < 1) {
      throw new IllegalArgumentException("at least one location: " + locations);
    }
  }

  /** The point's states over an interval. The order of the locations changes nothing. */
  Timeline timeline(Interval interval, Collection<Timeline> seen) {
    List<Observed> pieces = new ArrayList<>();
    List<List<Observed>> each = seen.stream().map(one -> one.over(interval).pieces()).toList();
    int[] next = new int[each.size()];
    List<Instant> edges = edges(interval, each);
    for (int i = 0; i + 1 < edges.size(); i++) {
      Interval piece = new Interval(edges.get(i), edges.get(i + 1));
      List<Observed> at = new ArrayList<>();
      for (int location = 0; location < each.size(); location++) {
        List<Observed> of = each.get(location);
        while (!of.get(next[location]).interval().contains(piece.from())) {
          next[location]++;
        }
        at.add(of.get(next[location]));
      }
      pieces.add(judged(piece, at));
    }
    return Timeline.of(interval, State.UNOBSERVED, pieces);
  }

  private static List<Instant> edges(Interval whole, List<List<Observed>> each) {
    TreeSet<Instant> edges = new TreeSet<>(List.of(whole.from(), whole.to()));
    each.stream().flatMap(List::stream).forEach(piece -> edges.add(piece.interval().from()));
    return List.copyOf(edges);
  }

  private Observed judged(Interval piece, List<Observed> seen) {
    if (seen.stream().map(Observed::state).allMatch(State.UNOBSERVED::equals)) {
      return observed(piece, State.UNOBSERVED, seen, state -> true);
    }
    if (matching(seen, this::countsAsDown).count() >= locations) {
      return observed(piece, State.DOWN, seen, this::countsAsDown);
    }
    return matching(seen, this::countsAsUp).findAny().isPresent()
        ? observed(piece, State.UP, seen, this::countsAsUp)
        : observed(piece, State.UNOBSERVED, seen, state -> true);
  }

  private boolean countsAsDown(State seen) {
    return seen.equals(State.DOWN) || seen.equals(State.UNOBSERVED) && silent == SilentAs.DOWN;
  }

  private boolean countsAsUp(State seen) {
    return seen.equals(State.UP) || seen.equals(State.UNOBSERVED) && silent == SilentAs.UP;
  }

  private static Observed observed(
      Interval piece, State state, List<Observed> seen, Predicate<State> saying) {
    return new Observed(
        piece, state, matching(seen, saying).flatMap(it -> it.refs().stream()).toList());
  }

  private static Stream<Observed> matching(List<Observed> seen, Predicate<State> state) {
    return seen.stream().filter(it -> state.test(it.state()));
  }
}
