package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.web.Csv;

/**
 * A point's states: an ordered partition of the interval, and how long each held in all.
 *
 * @param from inclusive
 * @param to exclusive
 * @param pieces the point's, by the quorum of its locations
 * @param locations what each location that counts saw by itself
 */
public record ShownTimeline(
    PointId point,
    Instant from,
    Instant to,
    Duration up,
    Duration down,
    Duration unobserved,
    List<Piece> pieces,
    List<Seen> locations) {

  /**
   * One state for some time.
   *
   * @param state UP, DOWN, DEGRADED or UNOBSERVED
   * @param evidence ids of the events that say so; {@code gathering} for time that is being
   *     measured and of which no event tells yet
   */
  public record Piece(Instant from, Instant to, String state, List<String> evidence) {}

  /** What one location saw, over the same interval. */
  public record Seen(
      String location, Duration up, Duration down, Duration unobserved, List<Piece> pieces) {
    static Seen of(String location, Timeline seen) {
      return new Seen(
          location,
          length(seen, State.UP),
          length(seen, State.DOWN),
          length(seen, State.UNOBSERVED),
          ShownTimeline.pieces(seen));
    }
  }

  static ShownTimeline of(PointId point, ObservedPoint observed) {
    Timeline state = observed.state();
    return new ShownTimeline(
        point,
        state.interval().from(),
        state.interval().to(),
        length(state, State.UP),
        length(state, State.DOWN),
        length(state, State.UNOBSERVED),
        pieces(state),
        observed.locations().entrySet().stream()
            .map(it -> Seen.of(it.getKey(), it.getValue()))
            .toList());
  }

  static Duration length(Timeline timeline, State state) {
    return timeline.when(state::equals).length();
  }

  static List<Piece> pieces(Timeline timeline) {
    return timeline.pieces().stream().map(ShownTimeline::piece).toList();
  }

  private static Piece piece(Observed observed) {
    return new Piece(
        observed.interval().from(),
        observed.interval().to(),
        name(observed.state()),
        observed.refs());
  }

  /** The point's own rows have no location. */
  Csv csv() {
    Csv csv = new Csv("point", "location", "from", "to", "seconds", "state");
    rows(csv, null, pieces);
    locations.forEach(it -> rows(csv, it.location(), it.pieces()));
    return csv;
  }

  private void rows(Csv csv, @Nullable String location, List<Piece> of) {
    for (Piece it : of) {
      csv.add(
          point,
          location,
          it.from(),
          it.to(),
          Seconds.of(Duration.between(it.from(), it.to())),
          it.state());
    }
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
