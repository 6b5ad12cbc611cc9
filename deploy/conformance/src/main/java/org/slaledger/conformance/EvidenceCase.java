package org.slaledger.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.PointEvidence;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/** What was observed of a service? */
record EvidenceCase(
    String id,
    Interval interval,
    List<Held<Map<String, PointTerms>>> versions,
    Map<String, PointEvidence> evidence,
    Expected expected)
    implements Case {

  /** A state that begins. */
  record Change(Instant from, String state) {
    @Override
    public String toString() {
      return state + " from " + from;
    }
  }

  /**
   * The states of a point by itself.
   *
   * @param location what it alone saw; null for all of them
   */
  record Seen(String point, @Nullable String location, List<Change> states) {
    String printed(@Nullable List<Change> found) {
      String name = location == null ? point : point + "@" + location;
      return name + " " + (found == null ? "does not count" : found);
    }
  }

  /** The known answer; the sums are the service's. */
  record Expected(
      List<Change> states, Duration up, Duration down, Duration unobserved, List<Seen> seen) {}

  static Case read(String id, Fields fields) {
    return EvidenceCaseReader.read(id, fields);
  }

  @Override
  public Answer answer() {
    ObservedService observed = ObservedService.of(versions, evidence, interval);
    Timeline state = observed.state();
    return new Answer(
        printed(
            expected.states(),
            List.of(expected.up(), expected.down(), expected.unobserved()),
            expected.seen().stream().map(one -> one.printed(one.states()))),
        printed(
            changes(state),
            Stream.of(State.UP, State.DOWN, State.UNOBSERVED)
                .map(one -> state.when(one::equals).length())
                .toList(),
            expected.seen().stream().map(one -> one.printed(found(one, observed)))),
        List.of());
  }

  private static String printed(List<Change> states, List<Duration> sums, Stream<String> seen) {
    String service =
        "%s, up %s, down %s, unobserved %s"
            .formatted(states, sums.get(0), sums.get(1), sums.get(2));
    return Stream.concat(Stream.of(service), seen).reduce((a, b) -> a + "; " + b).orElseThrow();
  }

  private static @Nullable List<Change> found(Seen asked, ObservedService observed) {
    Optional<ObservedPoint> point = Optional.ofNullable(observed.points().get(asked.point()));
    String location = asked.location();
    return point
        .map(it -> location == null ? it.state() : it.locations().get(location))
        .map(EvidenceCase::changes)
        .orElse(null);
  }

  /** Pieces that differ only in who says so are one. */
  private static List<Change> changes(Timeline timeline) {
    List<Change> changes = new ArrayList<>();
    for (Observed piece : timeline.pieces()) {
      String state = name(piece.state());
      if (changes.isEmpty() || !changes.getLast().state().equals(state)) {
        changes.add(new Change(piece.interval().from(), state));
      }
    }
    return changes;
  }

  private static String name(State state) {
    return switch (state) {
      case State.Up up -> "UP";
      case State.Down down -> "DOWN";
      case State.Degraded degraded -> "DEGRADED";
      case State.Unobserved unobserved -> "UNOBSERVED";
    };
  }
}
