package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.slaledger.probe.domain.LastSeen.Now;
import org.slaledger.rules.evidence.State;

/** How a service is now, by its points: down while any is, else unobserved while any is. */
public final class ServiceNow {
  private ServiceNow() {}

  /**
   * By its points, of which there is at least one.
   *
   * @param <K> how points are named
   */
  public static <K> Now of(Map<K, Now> points) {
    Map<K, State> votes = new HashMap<>();
    points.forEach((point, now) -> votes.put(point, PointNow.vote(now.state())));
    Instant first =
        points.values().stream().map(Now::since).min(Comparator.naturalOrder()).orElseThrow();
    return new Now(
        PointNow.state(judged(votes.values())),
        LastChange.of(points, votes, it -> judged(it.values()), first),
        PointNow.seenUntil(points.values()));
  }

  private static State judged(Collection<State> points) {
    State worst = State.UP;
    for (State point : points) {
      worst = point.beats(worst) ? point : worst;
    }
    return worst;
  }
}
