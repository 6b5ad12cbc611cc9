package org.slaledger.rules.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
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

  /** What these make of the point at one instant. */
  State state(Collection<State> seen) {
    if (seen.stream().allMatch(State.UNOBSERVED::equals)) {
      return State.UNOBSERVED;
    }
    if (seen.stream().filter(this::countsAsDown).count() >= locations) {
      return State.DOWN;
    }
    return seen.stream().anyMatch(this::countsAsUp) ? State.UP : State.UNOBSERVED;
  }

  /** With what those say who decided it; where it is unobserved, what all say. */
  private Observed judged(Interval piece, List<Observed> seen) {
    State state = state(seen.stream().map(Observed::state).toList());
    Predicate<State> deciding =
        state.equals(State.DOWN)
            ? this::countsAsDown
            : state.equals(State.UP) ? this::countsAsUp : any -> true;
    return new Observed(
        piece,
        state,
        seen.stream()
            .filter(it -> deciding.test(it.state()))
            .flatMap(it -> it.refs().stream())
            .toList());
  }

  private boolean countsAsDown(State seen) {
    return seen.equals(State.DOWN) || seen.equals(State.UNOBSERVED) && silent == SilentAs.DOWN;
  }

  private boolean countsAsUp(State seen) {
    return seen.equals(State.UP) || seen.equals(State.UNOBSERVED) && silent == SilentAs.UP;
  }
}
