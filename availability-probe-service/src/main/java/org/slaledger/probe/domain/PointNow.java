package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.domain.LastSeen.Now;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.State;

/**
 * How a point is now, by what its locations say of it.
 *
 * @param locations each that counts
 */
public record PointNow(Now state, SortedMap<String, Now> locations) {

  /**
   * Under the terms that judge it.
   *
   * @param seen what the locations say; others that the terms name have said nothing
   * @param agreedSince from when on the point was to be measured
   */
  public static PointNow of(PointTerms terms, Map<String, Now> seen, Instant agreedSince) {
    SortedMap<String, Now> counting = new TreeMap<>(seen);
    if (!terms.locations().isEmpty()) {
      counting.keySet().retainAll(terms.locations());
      Now silent = new Now(LastSeen.State.UNOBSERVED, agreedSince, null);
      terms.locations().forEach(it -> counting.putIfAbsent(it, silent));
    }
    Map<String, State> votes = new HashMap<>();
    counting.forEach((location, now) -> votes.put(location, vote(now.state())));
    State judged = terms.judged(votes);
    return new PointNow(
        new Now(
            state(judged),
            LastChange.of(counting, votes, terms::judged, agreedSince),
            seenUntil(counting.values())),
        counting);
  }

  static @Nullable Instant seenUntil(Collection<Now> seen) {
    return seen.stream()
        .flatMap(now -> Stream.ofNullable(now.seenUntil()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  static State vote(LastSeen.State state) {
    return switch (state) {
      case UP -> State.UP;
      case DOWN -> State.DOWN;
      case UNOBSERVED -> State.UNOBSERVED;
    };
  }

  static LastSeen.State state(State judged) {
    return judged.equals(State.UP)
        ? LastSeen.State.UP
        : judged.equals(State.DOWN) ? LastSeen.State.DOWN : LastSeen.State.UNOBSERVED;
  }
}
