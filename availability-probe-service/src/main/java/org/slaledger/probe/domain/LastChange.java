package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slaledger.probe.domain.LastSeen.Now;
import org.slaledger.rules.evidence.State;

/** Since when what is judged by several has been as it is. */
final class LastChange {
  private LastChange() {}

  /**
   * The last instant before which it may have been otherwise: how one of them was before it began
   * to be as it is now is not known.
   *
   * @param votes what each of those seen counts as now
   * @param judge what they make of it
   * @param atLeast where nothing may have been otherwise
   */
  static <K> Instant of(
      Map<K, Now> seen,
      Map<K, State> votes,
      Function<Map<K, State>, State> judge,
      Instant atLeast) {
    State judged = judge.apply(votes);
    Map<K, State> before = new HashMap<>(votes);
    List<K> lastChangedFirst =
        seen.keySet().stream()
            .sorted(
                Comparator.comparing((K it) -> Objects.requireNonNull(seen.get(it)).since())
                    .reversed())
            .toList();
    for (int i = 0; i < lastChangedFirst.size(); i++) {
      List<K> unknown = lastChangedFirst.subList(0, i + 1);
      boolean mayHaveBeenOtherwise =
          Stream.of(State.UP, State.DOWN, State.UNOBSERVED)
              .anyMatch(
                  state -> {
                    unknown.forEach(it -> before.put(it, state));
                    return !judge.apply(before).equals(judged);
                  });
      if (mayHaveBeenOtherwise) {
        return Objects.requireNonNull(seen.get(lastChangedFirst.get(i))).since();
      }
    }
    return atLeast;
  }
}
