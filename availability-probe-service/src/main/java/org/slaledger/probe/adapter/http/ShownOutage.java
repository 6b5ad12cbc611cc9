package org.slaledger.probe.adapter.http;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.Phases;
import org.slaledger.probe.usecase.FoundOutage;
import org.slaledger.probe.usecase.FoundOutage.Part;
import org.slaledger.probe.view.FailedProbe;
import org.slaledger.probe.view.WhichProbesFailed.Deciding;
import org.slaledger.rules.evidence.Outage;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.web.Csv;

/**
 * An outage and what it rests on.
 *
 * @param began when it was first seen down
 * @param beginSeen whether it was seen up right before; else it may have begun earlier
 * @param end ENDED; END_NOT_SEEN where nobody measured behind it; GOES_ON
 * @param downUntil when it was last seen down, exclusive
 * @param upFrom when it was seen up again
 * @param down how long, without what is unobserved
 * @param unobserved how much of the time from began to downUntil nobody measured
 * @param points those that were down in it, with their evidence
 */
public record ShownOutage(
    Instant began,
    boolean beginSeen,
    End end,
    Instant downUntil,
    @Nullable Instant upFrom,
    Duration down,
    Duration unobserved,
    List<Of> points) {

  /** How far an outage is known. */
  public enum End {
    ENDED,
    END_NOT_SEEN,
    GOES_ON
  }

  /**
   * What was recorded of a point.
   *
   * @param confirmedBy the failures that made it an outage
   * @param endedBy the successes that ended it
   * @param failures how many probes failed in all
   * @param probes the first of them
   * @param evidence where all of them stand
   */
  public record Of(
      PointId point,
      Duration down,
      List<Saw> locations,
      List<String> confirmedBy,
      List<Success> endedBy,
      long failures,
      List<Probe> probes,
      String evidence) {}

  /** What a location saw during the outage; nothing where it did not measure. */
  public record Saw(String location, Duration down, Duration up, Duration unobserved) {
    static Saw of(String location, Timeline seen) {
      return new Saw(
          location,
          length(seen, State.DOWN),
          length(seen, State.UP),
          length(seen, State.UNOBSERVED));
    }
  }

  /** A probe that succeeded. */
  public record Success(String event, String location, Instant at) {}

  /**
   * A probe that failed.
   *
   * @param event the id of the event that says so
   * @param at when it began
   * @param consecutive its place in the location's series of failures
   * @param took until the failure was known
   */
  public record Probe(
      String event,
      String location,
      Instant at,
      int consecutive,
      FailureReason reason,
      @Nullable Integer status,
      String detail,
      Duration took,
      @Nullable Phases phases) {
    static Probe of(FailedProbe failed) {
      return new Probe(
          failed.event(),
          failed.probe().location(),
          failed.probe().at(),
          failed.probe().consecutive(),
          failed.probe().reason(),
          failed.probe().status(),
          failed.probe().detail(),
          failed.probe().took(),
          failed.probe().phases());
    }
  }

  static Csv table(String of, List<ShownOutage> outages) {
    Csv csv =
        new Csv(
            "of",
            "began",
            "beginSeen",
            "end",
            "downUntil",
            "upFrom",
            "down",
            "unobserved",
            "points",
            "locations",
            "failures");
    for (ShownOutage it : outages) {
      csv.add(
          of,
          it.began(),
          it.beginSeen(),
          it.end(),
          it.downUntil(),
          it.upFrom(),
          Seconds.of(it.down()),
          Seconds.of(it.unobserved()),
          it.points().stream().map(part -> part.point().value()).collect(joining(" ")),
          it.sawItDown().stream().collect(joining(" ")),
          it.points().stream().mapToLong(Of::failures).sum());
    }
    return csv;
  }

  /** The locations that saw any of its points down. */
  public List<String> sawItDown() {
    return points.stream()
        .flatMap(part -> part.locations().stream())
        .filter(saw -> !saw.down().isZero())
        .map(Saw::location)
        .distinct()
        .sorted()
        .toList();
  }

  /** With its evidence. */
  public static ShownOutage of(FoundOutage found) {
    Outage outage = found.outage();
    return new ShownOutage(
        outage.interval().from(),
        outage.beginSeen(),
        outage.goesOn() ? End.GOES_ON : outage.endSeen() ? End.ENDED : End.END_NOT_SEEN,
        outage.interval().to(),
        outage.upFrom(),
        outage.down(),
        outage.unobserved(),
        found.points().stream().map(ShownOutage::part).toList());
  }

  private static Of part(Part part) {
    return new Of(
        part.point(),
        part.down(),
        part.locations().entrySet().stream().map(it -> Saw.of(it.getKey(), it.getValue())).toList(),
        part.deciding().stream().filter(Deciding::failed).map(Deciding::event).toList(),
        part.deciding().stream()
            .filter(it -> !it.failed())
            .map(it -> new Success(it.event(), it.location(), it.at()))
            .toList(),
        part.failures(),
        part.probes().stream().map(Probe::of).toList(),
        evidence(part));
  }

  private static String evidence(Part part) {
    return part.locations().keySet().stream()
        .map(it -> "&location=" + it)
        .collect(
            joining(
                "",
                "/availability/points/%s/failures?from=%s&to=%s"
                    .formatted(part.point(), part.probed().from(), part.probed().to()),
                ""));
  }

  private static Duration length(Timeline timeline, State state) {
    return timeline.when(state::equals).length();
  }
}
