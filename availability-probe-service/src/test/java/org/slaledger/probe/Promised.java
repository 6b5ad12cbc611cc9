package org.slaledger.probe;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.testkit.Others;

/** An agreement as the credit service publishes it. */
public final class Promised {
  private static final FrozenZoneTerms BERLIN =
      Translation.terms(FrozenZone.of(ZoneId.of("Europe/Berlin"), 2020, 2100));

  private final AgreementId agreement;
  private final CustomerId customer;
  private @Nullable MaintenanceTerms maintenance;
  private int version;

  /** Of a customer; each call makes another agreement. */
  public Promised(String customer) {
    this.customer = new CustomerId(customer);
    this.agreement = new AgreementId(customer + "-" + unique());
  }

  /** A name that no other test uses. */
  public static String unique() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  /** Whole milliseconds, as events have them. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Maintenance is excluded with this notice. */
  public Promised withNotice(Duration required) {
    return withMaintenance(new MaintenanceTerms(required, null, null));
  }

  /** Maintenance is excluded under these terms. */
  public Promised withMaintenance(MaintenanceTerms terms) {
    maintenance = terms;
    return this;
  }

  /** Who was promised it. */
  public String customer() {
    return customer.value();
  }

  /** Its stream. */
  public AgreementId agreement() {
    return agreement;
  }

  /** A point that is probed each interval, timeout half of it, with two failures for an outage. */
  public static MeasurementPoint point(String name, URI url, Duration interval) {
    return point(name, url, interval, interval.dividedBy(2));
  }

  /** The same with a timeout of its own. */
  public static MeasurementPoint point(String name, URI url, Duration interval, Duration timeout) {
    return MeasurementPoint.of(new PointId(name), ProbeTerms.Http.get(url), interval, timeout, 2);
  }

  /** The next version, with the service {@code portal} and these points, proposed and signed. */
  public Promised signed(Instant from, MeasurementPoint... points) {
    version++;
    Addendum addendum = addendum(Arrays.asList(points));
    Others.publish(
        agreement.stream(), new AddendumProposed(agreement, version, addendum, "00", BERLIN));
    Others.publish(agreement.stream(), new AddendumSigned(agreement, version, "00", "carla", from));
    return this;
  }

  private Addendum addendum(List<MeasurementPoint> points) {
    ServiceTerms portal =
        new ServiceTerms(
            "portal",
            new BigDecimal("100.00"),
            null,
            points,
            UnobservedAs.DOWN,
            maintenance,
            null,
            null,
            new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
            new CreditTerms.Tiers(List.of(), null, null));
    TargetTerms soon = new TargetTerms(new Target("PT15M"), null);
    return new Addendum(
        customer,
        null,
        "Europe/Berlin",
        "EUR",
        Cycle.MONTH,
        null,
        null,
        null,
        null,
        Map.of(Priority.P1, new PriorityTerms("24x7", soon, null, null, null)),
        List.of(portal),
        null,
        null,
        null,
        null);
  }
}
