package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.probe.adapter.http.ShownTimeline.Piece;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.web.Csv;

/**
 * A service's states: an ordered partition of the interval, and how long each held in all.
 *
 * @param state now, none where it has no point now
 * @param from inclusive
 * @param to exclusive
 * @param points what was seen of each of its points by itself, also while the service had it not
 */
public record ShownServiceTimeline(
    CustomerId customer,
    String service,
    LastSeen.@Nullable State state,
    @Nullable Instant since,
    Instant from,
    Instant to,
    Duration up,
    Duration down,
    Duration unobserved,
    List<Piece> pieces,
    List<Point> points) {

  /** What was seen of a point over the same interval. */
  public record Point(
      PointId point, Duration up, Duration down, Duration unobserved, List<Piece> pieces) {
    static Point of(String point, Timeline seen) {
      return new Point(
          new PointId(point),
          ShownTimeline.length(seen, State.UP),
          ShownTimeline.length(seen, State.DOWN),
          ShownTimeline.length(seen, State.UNOBSERVED),
          ShownTimeline.pieces(seen));
    }
  }

  static ShownServiceTimeline of(
      CustomerId customer, String service, @Nullable ShownService now, ObservedService observed) {
    Timeline state = observed.state();
    return new ShownServiceTimeline(
        customer,
        service,
        now == null ? null : now.state(),
        now == null ? null : now.since(),
        state.interval().from(),
        state.interval().to(),
        ShownTimeline.length(state, State.UP),
        ShownTimeline.length(state, State.DOWN),
        ShownTimeline.length(state, State.UNOBSERVED),
        ShownTimeline.pieces(state),
        observed.points().entrySet().stream()
            .map(it -> Point.of(it.getKey(), it.getValue().state()))
            .toList());
  }

  Csv csv() {
    Csv csv = new Csv("customer", "service", "point", "from", "to", "seconds", "state");
    rows(csv, null, pieces);
    points.forEach(it -> rows(csv, it.point(), it.pieces()));
    return csv;
  }

  private void rows(Csv csv, @Nullable PointId point, List<Piece> of) {
    for (Piece it : of) {
      csv.add(
          customer,
          service,
          point,
          it.from(),
          it.to(),
          Seconds.of(Duration.between(it.from(), it.to())),
          it.state());
    }
  }
}
