package org.slaledger.ticket;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ResponseTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.testkit.Log;

/** Other services' events, as they stand in the log. */
final class Foreign {
  private Foreign() {}

  static void happened(StreamId stream, long version, Event data) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Envelope event =
        new Envelope(
            UUID.randomUUID(),
            "urn:slaledger:" + stream.topic().owner(),
            stream,
            version,
            now,
            now,
            stream.topic().owner(),
            null,
            null,
            null,
            data);
    Log.publish(
        stream.topic().topicName(),
        stream.value(),
        new EventJson().write(event).line(),
        Map.of("ce_type", EventTypes.typeOf(data.getClass())));
  }

  /** An agreement about one service, proposed and signed. */
  static void signed(String customer, String service) {
    AgreementId agreement = new AgreementId(customer + "-2026");
    Addendum addendum = addendum(customer, service);
    happened(agreement.stream(), 1, new AddendumProposed(agreement, 1, addendum, "00", List.of()));
    happened(
        agreement.stream(),
        2,
        new AddendumSigned(agreement, 1, "00", "carla", Instant.parse("2026-01-01T00:00:00Z")));
  }

  private static Addendum addendum(String customer, String service) {
    ServiceTerms terms =
        new ServiceTerms(
            service,
            new BigDecimal("100.00"),
            List.of(
                new MeasurementPoint(
                    new PointId("front"),
                    URI.create("https://acme.example/health"),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(5),
                    1,
                    null)),
            UnobservedAs.DOWN,
            null,
            null,
            new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
            new CreditTerms.Tiers(List.of(), null, null));
    return new Addendum(
        new CustomerId(customer),
        "Europe/Berlin",
        "EUR",
        Cycle.MONTH,
        null,
        null,
        Map.of(Priority.P1, new ResponseTerms(Duration.ofMinutes(15), "24x7", null)),
        List.of(terms));
  }
}
