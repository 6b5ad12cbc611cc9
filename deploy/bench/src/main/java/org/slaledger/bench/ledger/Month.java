package org.slaledger.bench.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Party;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/**
 * What a month's statement rests on: terms for points of one location, an hour of coverage after
 * the other, and every third day an outage of ten minutes at each point.
 */
final class Month {
  static final AgreementId AGREEMENT = new AgreementId("month-of-points");
  static final String PERIOD = "2026-06";

  private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DOWN = Duration.ofMinutes(10);
  private static final int OUTAGE_EVERY = 72;

  private static final String TERMS =
      """
      {"customer":"%s","zone":"UTC","currency":"EUR","cycle":"MONTH","checkpointKey":"%s",
       "priorities":{},
       "services":[{"service":"hosting","fee":"1000.00","unobserved":"DOWN","points":[%s],
        "availability":{"method":"DOWNTIME","objective":"99.9"},
        "credit":{"schedule":"TIERS","tiers":[{"below":"99.9","percent":"10"}]}}]}""";
  private static final String POINT =
      """
      {"point":"%s","probe":{"kind":"HTTP","url":"https://%1$s.example/health"},
       "interval":"PT30S","timeout":"PT5S","confirm":1}""";

  private final EventJson json = new EventJson();
  private final Map<StreamId, Long> versions = new HashMap<>();
  private final int points;
  private final int hours;
  private final String checkpointKey;

  /**
   * Of the first hours of June 2026.
   *
   * @param checkpointKey verifies the ledger's checkpoints
   */
  Month(int points, int hours, String checkpointKey) {
    this.points = points;
    this.hours = hours;
    this.checkpointKey = checkpointKey;
  }

  /** All of it, each stream in its order; once. */
  Stream<Recorded> events() {
    return Stream.concat(terms(), IntStream.range(0, points).boxed().flatMap(this::observed));
  }

  private Stream<Recorded> terms() {
    Addendum terms = addendum();
    String hash = AddendumDocument.hash(terms);
    FrozenZone zone = FrozenZone.of(ZoneId.of("UTC"), 2020, 2035);
    return Stream.of(
            new AddendumProposed(AGREEMENT, 1, terms, hash, Translation.terms(zone)),
            new AddendumAccepted(AGREEMENT, 1, hash, Party.PROVIDER, "olaf"),
            new AddendumAccepted(AGREEMENT, 1, hash, Party.CUSTOMER, "carla"),
            new AddendumSigned(AGREEMENT, 1, hash, "carla", BEGIN))
        .map(event -> recorded(AGREEMENT.stream(), BEGIN, event));
  }

  private Addendum addendum() {
    String all =
        IntStream.range(0, points)
            .mapToObj(point -> POINT.formatted(point(point)))
            .collect(Collectors.joining(","));
    try {
      return ContractJson.strictMapper()
          .readValue(TERMS.formatted(AGREEMENT, checkpointKey, all), Addendum.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Stream<Recorded> observed(int point) {
    PointId id = point(point);
    StreamId stream = StreamId.of("probe", id + "@fra");
    return IntStream.range(0, hours)
        .boxed()
        .flatMap(
            hour -> {
              Instant from = BEGIN.plus(HOUR.multipliedBy(hour));
              Recorded covered = recorded(stream, from.plus(HOUR), covered(id, from));
              return hour % OUTAGE_EVERY == point
                  ? Stream.of(
                      covered,
                      recorded(stream, from.plus(HOUR), failed(id, from)),
                      recorded(stream, from.plus(HOUR), recovered(id, from)))
                  : Stream.of(covered);
            });
  }

  private static PointId point(int number) {
    return new PointId("month-" + number);
  }

  private static Event covered(PointId point, Instant from) {
    return new ObservationRecorded(point, "fra", from, from.plus(HOUR), 120, 0, null, null, null);
  }

  private static Event failed(PointId point, Instant at) {
    return new ProbeFailed(
        point,
        "fra",
        at,
        1,
        FailureReason.REFUSED,
        null,
        "connection refused",
        Duration.ofMillis(3),
        null,
        null,
        null,
        null);
  }

  private static Event recovered(PointId point, Instant since) {
    return new ProbeRecovered(
        point, "fra", since.plus(DOWN), since, 200, Duration.ofMillis(3), null, null, null);
  }

  private Recorded recorded(StreamId stream, Instant at, Event data) {
    return json.write(
        new Envelope(
            UUID.randomUUID(),
            "urn:slaledger:" + stream.topic().owner(),
            stream,
            versions.merge(stream, 1L, Long::sum),
            at,
            at,
            "bench",
            null,
            null,
            null,
            data));
  }
}
