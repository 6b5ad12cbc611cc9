package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            since(terms, counting, votes, judged, agreedSince),
            seenUntil(counting.values())),
        counting);
  }

  /**
   * The last instant before which it may have been otherwise: how a location saw it before it began
   * to see it as now is not known.
   */
  private static Instant since(
      PointTerms terms,
      Map<String, Now> seen,
      Map<String, State> votes,
      State judged,
      Instant agreedSince) {
    Map<String, State> before = new HashMap<>(votes);
    List<String> lastChangedFirst =
        seen.keySet().stream()
            .sorted(
                Comparator.comparing((String it) -> Objects.requireNonNull(seen.get(it)).since())
                    .reversed())
            .toList();
    for (int i = 0; i < lastChangedFirst.size(); i++) {
      List<String> unknown = lastChangedFirst.subList(0, i + 1);
      boolean mayHaveBeenOtherwise =
          Stream.of(State.UP, State.DOWN, State.UNOBSERVED)
              .anyMatch(
                  state -> {
                    unknown.forEach(it -> before.put(it, state));
                    return !terms.judged(before).equals(judged);
                  });
      if (mayHaveBeenOtherwise) {
        return Objects.requireNonNull(seen.get(lastChangedFirst.get(i))).since();
      }
    }
    return agreedSince;
  }

  private static @Nullable Instant seenUntil(Collection<Now> seen) {
    return seen.stream()
        .flatMap(now -> Stream.ofNullable(now.seenUntil()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static State vote(LastSeen.State state) {
    return switch (state) {
      case UP -> State.UP;
      case DOWN -> State.DOWN;
      case UNOBSERVED -> State.UNOBSERVED;
    };
  }

  private static LastSeen.State state(State judged) {
    return judged.equals(State.UP)
        ? LastSeen.State.UP
        : judged.equals(State.DOWN) ? LastSeen.State.DOWN : LastSeen.State.UNOBSERVED;
  }
}
