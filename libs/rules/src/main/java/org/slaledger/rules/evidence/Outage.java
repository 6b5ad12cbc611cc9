package org.slaledger.rules.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * From where something was first seen down to where it was last seen down, with no time within at
 * which it was seen up: unobserved time is no part of its down time and does not end it. It is cut
 * by the ends of the timeline that it is read from.
 *
 * @param interval from inclusive, to exclusive; it begins and ends with down time
 * @param beginSeen whether it was seen up right before; else it may have begun earlier
 * @param upFrom where it was seen up again, which is later than the interval's end where nobody
 *     measured in between; null where the timeline tells of none
 * @param goesOn whether it is down at the timeline's end
 * @param down the interval's down time; the rest of it is unobserved
 * @param refs what says so, each once, in natural order
 */
public record Outage(
    Interval interval,
    boolean beginSeen,
    @Nullable Instant upFrom,
    boolean goesOn,
    Duration down,
    List<String> refs) {
  public Outage {
    refs = List.copyOf(new TreeSet<>(refs));
  }

  /** All outages of a timeline, in order. */
  public static List<Outage> in(Timeline timeline) {
    List<Outage> found = new ArrayList<>();
    List<Observed> down = new ArrayList<>();
    boolean upBefore = false;
    boolean beginSeen = false;
    for (Observed piece : timeline.pieces()) {
      switch (piece.state()) {
        case State.Down ignored -> {
          beginSeen = down.isEmpty() ? upBefore : beginSeen;
          down.add(piece);
        }
        case State.Unobserved ignored -> {}
        case State.Up ignored -> over(down, beginSeen, piece).ifPresent(found::add);
        case State.Degraded ignored -> over(down, beginSeen, piece).ifPresent(found::add);
      }
      upBefore = !piece.state().equals(State.UNOBSERVED) && !piece.state().equals(State.DOWN);
    }
    if (!down.isEmpty()) {
      boolean goesOn = down.getLast().interval().to().equals(timeline.interval().to());
      found.add(of(down, beginSeen, null, goesOn));
    }
    return List.copyOf(found);
  }

  private static Optional<Outage> over(List<Observed> down, boolean beginSeen, Observed up) {
    if (down.isEmpty()) {
      return Optional.empty();
    }
    Outage over = of(down, beginSeen, up.interval().from(), false);
    down.clear();
    return Optional.of(over);
  }

  private static Outage of(
      List<Observed> down, boolean beginSeen, @Nullable Instant upFrom, boolean goesOn) {
    return new Outage(
        new Interval(down.getFirst().interval().from(), down.getLast().interval().to()),
        beginSeen,
        upFrom,
        goesOn,
        Intervals.of(down.stream().map(Observed::interval).toList()).length(),
        down.stream().flatMap(piece -> piece.refs().stream()).toList());
  }

  /** Whether somebody measured when it ended. */
  public boolean endSeen() {
    return interval.to().equals(upFrom);
  }

  /** How much of its interval nobody measured. */
  public Duration unobserved() {
    return interval.length().minus(down);
  }
}
