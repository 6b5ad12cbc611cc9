package org.slaledger.bench.probes;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/** Agreements with as many points as a benchmark wants, as the credit service publishes them. */
final class AgreedPoints {
  /** An event has 60 KB at most. */
  private static final int IN_ONE_ADDENDUM = 200;

  private static final String HASH = "0".repeat(64);
  private static final FrozenZoneTerms UTC =
      Translation.terms(FrozenZone.of(ZoneId.of("UTC"), 2024, 2033));

  private final Duration interval;
  private final Duration timeout;
  private final IntFunction<URI> target;
  private final EventJson json = new EventJson();
  private final Instant from;

  /**
   * All alike but for their targets, from now on.
   *
   * @param target of a point, by its number
   */
  AgreedPoints(Duration interval, Duration timeout, IntFunction<URI> target) {
    this(interval, timeout, target, Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The same from an instant on. */
  AgreedPoints(Duration interval, Duration timeout, IntFunction<URI> target, Instant from) {
    this.from = from;
    this.interval = interval;
    this.timeout = timeout;
    this.target = target;
  }

  /** The events of so many points. */
  Stream<Recorded> events(int points) {
    return IntStream.range(0, (points + IN_ONE_ADDENDUM - 1) / IN_ONE_ADDENDUM)
        .boxed()
        .flatMap(number -> agreement(number, points));
  }

  private Stream<Recorded> agreement(int number, int points) {
    AgreementId agreement = new AgreementId("bench-" + number);
    int first = number * IN_ONE_ADDENDUM;
    Addendum addendum =
        addendum(
            IntStream.range(first, Math.min(points, first + IN_ONE_ADDENDUM))
                .mapToObj(this::point)
                .toList());
    return Stream.of(
        recorded(1, new AddendumProposed(agreement, 1, addendum, HASH, UTC)),
        recorded(2, new AddendumSigned(agreement, 1, HASH, "carla", from)));
  }

  private MeasurementPoint point(int number) {
    return MeasurementPoint.of(
        new PointId("p" + number), ProbeTerms.Http.get(target.apply(number)), interval, timeout, 2);
  }

  private Recorded recorded(long version, AgreementEvent event) {
    return json.write(
        new Envelope(
            UUID.randomUUID(),
            "urn:slaledger:credit-service",
            event.agreement().stream(),
            version,
            from,
            from,
            "bench",
            null,
            null,
            null,
            event));
  }

  private static Addendum addendum(List<MeasurementPoint> points) {
    ServiceTerms web =
        new ServiceTerms(
            "web",
            new BigDecimal("100"),
            null,
            points,
            UnobservedAs.UP,
            null,
            null,
            null,
            new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
            new CreditTerms.Tiers(List.of(), null, null));
    return new Addendum(
        new CustomerId("acme"),
        null,
        "UTC",
        "EUR",
        Cycle.MONTH,
        null,
        null,
        null,
        null,
        Map.of(),
        List.of(web),
        null,
        null,
        null,
        null);
  }
}
