package org.slaledger.probe;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.event.Phases;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.testkit.Others;

/** What other locations record of a point of which they alone are to tell, minute by minute. */
final class Recordings {
  private final String point;
  private final Instant zero;

  Recordings(String point, Instant zero) {
    this.point = point;
    this.zero = zero;
  }

  /** Two failures make an outage; these locations count. */
  MeasurementPoint terms(@Nullable Integer quorum, String... locations) {
    return new MeasurementPoint(
        id(),
        ProbeTerms.Http.get(URI.create("https://acme.example/health")),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        2,
        null,
        quorum,
        List.of(locations),
        null);
  }

  PointId id() {
    return new PointId(point);
  }

  Instant minute(int minute) {
    return zero.plus(Duration.ofMinutes(minute));
  }

  Recordings measured(String location, int from, int to) {
    publish(
        location,
        new ObservationRecorded(
            id(), location, minute(from), minute(to), to - from, 0, null, null, null));
    return this;
  }

  Recordings missed(String location, int from, int to) {
    publish(
        location,
        new ObservationMissed(
            id(), location, minute(from), minute(to), MissedReason.OVERLOADED, "busy"));
    return this;
  }

  /** So many failures, one each minute; gives the ids of their events. */
  List<String> failed(String location, int from, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                publish(
                        location,
                        new ProbeFailed(
                            id(),
                            location,
                            minute(from + i),
                            i + 1,
                            FailureReason.STATUS,
                            503,
                            "=status 503",
                            Duration.ofMillis(120),
                            new Phases(null, Duration.ofMillis(20), null, null, null),
                            null,
                            null,
                            null))
                    .envelope()
                    .id()
                    .toString())
        .toList();
  }

  String recovered(String location, int at, int since) {
    return publish(
            location,
            new ProbeRecovered(
                id(), location, minute(at), minute(since), 200, Duration.ZERO, null, null, null))
        .envelope()
        .id()
        .toString();
  }

  private Recorded publish(String location, AvailabilityEvent event) {
    return Others.publish(new StreamId("probe/" + point + "@" + location), event);
  }
}
