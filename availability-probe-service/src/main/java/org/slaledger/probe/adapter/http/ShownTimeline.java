package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.PointId;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;

/**
 * A point's states: an ordered partition of the interval, and how long each held in all.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record ShownTimeline(
    PointId point,
    String location,
    Instant from,
    Instant to,
    Duration up,
    Duration down,
    Duration unobserved,
    List<Piece> pieces) {

  /**
   * One state for some time.
   *
   * @param state UP, DOWN, DEGRADED or UNOBSERVED
   * @param evidence ids of the events that say so
   */
  public record Piece(Instant from, Instant to, String state, List<String> evidence) {}

  static ShownTimeline of(PointId point, String location, Timeline timeline) {
    return new ShownTimeline(
        point,
        location,
        timeline.interval().from(),
        timeline.interval().to(),
        timeline.when(State.UP::equals).length(),
        timeline.when(State.DOWN::equals).length(),
        timeline.when(State.UNOBSERVED::equals).length(),
        timeline.pieces().stream().map(ShownTimeline::piece).toList());
  }

  private static Piece piece(Observed observed) {
    return new Piece(
        observed.interval().from(),
        observed.interval().to(),
        name(observed.state()),
        observed.refs());
  }

  /** A state's name. */
  public static String name(State state) {
    return switch (state) {
      case State.Up up -> "UP";
      case State.Down down -> "DOWN";
      case State.Degraded degraded -> "DEGRADED";
      case State.Unobserved unobserved -> "UNOBSERVED";
    };
  }
}
