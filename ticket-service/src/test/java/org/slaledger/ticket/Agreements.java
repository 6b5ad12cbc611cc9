package org.slaledger.ticket;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.Party;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.testkit.Others;

/** Agreements, as credit-service puts them into the log. */
final class Agreements {
  private Agreements() {}

  /** An agreement about one service, proposed and signed. */
  static void signed(String customer, String service) {
    AgreementId agreement = new AgreementId(customer + "-2026");
    Addendum addendum = addendum(customer, service);
    Others.publish(agreement.stream(), new AddendumProposed(agreement, 1, addendum, "00", zone()));
    for (Party party : Party.values()) {
      Others.publish(
          agreement.stream(), new AddendumAccepted(agreement, 1, "00", party, "somebody"));
    }
    Others.publish(
        agreement.stream(),
        new AddendumSigned(agreement, 1, "00", "carla", Instant.parse("2026-01-01T00:00:00Z")));
  }

  private static FrozenZoneTerms zone() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    return new FrozenZoneTerms(
        "Etc/UTC", "Z", start, Instant.parse("2036-01-01T00:00:00Z"), List.of());
  }

  private static Addendum addendum(String customer, String service) {
    PriorityTerms urgent =
        new PriorityTerms(
            "24x7",
            new TargetTerms(Target.of(Duration.ofMinutes(15)), null),
            new TargetTerms(Target.of(Duration.ofHours(1)), null),
            null,
            true);
    return new Addendum(
        new CustomerId(customer),
        null,
        "Etc/UTC",
        "EUR",
        Cycle.MONTH,
        null,
        null,
        null,
        null,
        Map.of(Priority.P1, urgent),
        List.of(terms(service)),
        null,
        null,
        null,
        null);
  }

  private static ServiceTerms terms(String service) {
    return new ServiceTerms(
        service,
        new BigDecimal("100.00"),
        null,
        List.of(point()),
        UnobservedAs.DOWN,
        null,
        null,
        null,
        new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
        new CreditTerms.Tiers(List.of(), null, null));
  }

  private static MeasurementPoint point() {
    return MeasurementPoint.of(
        new PointId("front"),
        ProbeTerms.Http.get(URI.create("https://acme.example/health")),
        Duration.ofMinutes(1),
        Duration.ofSeconds(5),
        1);
  }
}
