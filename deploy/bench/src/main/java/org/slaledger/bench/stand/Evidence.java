package org.slaledger.bench.stand;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.Latency;
import org.slaledger.contract.json.EventJson;

/**
 * Lines as the prober writes them: per stream a minute of coverage after the other, and now and
 * then a failure and the recovery from it.
 */
public final class Evidence {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration COVERAGE = Duration.ofMinutes(1);
  private static final int FAILURE_EVERY = 20;

  private final EventJson json = new EventJson();

  /** A measurement point seen from one location. */
  public static StreamId stream(int number) {
    return StreamId.of("probe", "point-" + number + "@fra");
  }

  /** An event of a stream; the same one for the same stream and version, but for its id. */
  public Recorded event(int number, long version) {
    Instant at = BEGINNING.plus(COVERAGE.multipliedBy(version));
    return recorded(number, version, at, data(new PointId("point-" + number), at, version));
  }

  /** The first event of a stream that begins with a failed probe. */
  public Recorded failure(int number) {
    Instant at = BEGINNING.plus(COVERAGE);
    return recorded(
        number, 1, at, failed(new PointId("point-" + number), at, Duration.ofSeconds(5)));
  }

  private Recorded recorded(int number, long version, Instant at, AvailabilityEvent data) {
    return json.write(
        new Envelope(
            new UUID(
                at.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE | (long) number << 24 | version),
            "urn:slaledger:availability-probe-service",
            stream(number),
            version,
            at,
            at.plusMillis(40),
            "availability-probe-service",
            null,
            null,
            null,
            data));
  }

  /** Its line alone. */
  public byte[] line(int number, long version) {
    return event(number, version).line();
  }

  private static AvailabilityEvent data(PointId point, Instant at, long version) {
    Duration took = Duration.ofMillis(20 + version % 50);
    if (version % FAILURE_EVERY == 0) {
      return failed(point, at, took);
    }
    if (version % FAILURE_EVERY == 1 && version > 1) {
      return new ProbeRecovered(
          point, "fra", at.minus(took), at.minus(COVERAGE), 200, took, null, null, null);
    }
    Latency latency = new Latency(took, took.multipliedBy(3), took.multipliedBy(5));
    return new ObservationRecorded(
        point, "fra", at.minus(COVERAGE), at, 12, 0, latency, null, null);
  }

  private static ProbeFailed failed(PointId point, Instant at, Duration took) {
    String detail = "connection timed out after 5 s, seen from fra";
    return new ProbeFailed(
        point,
        "fra",
        at.minus(took),
        1,
        FailureReason.TIMEOUT,
        null,
        detail,
        took,
        null,
        null,
        null,
        null);
  }
}
