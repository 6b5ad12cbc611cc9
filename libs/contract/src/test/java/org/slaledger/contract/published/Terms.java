package org.slaledger.contract.published;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ResponseTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;

/** An addendum with every field given. */
final class Terms {
  static final Instant EFFECTIVE = Instant.parse("2026-10-31T23:00:00Z");
  private static final String ZONE = "Europe/Amsterdam";

  private Terms() {}

  static Addendum addendum() {
    return new Addendum(
        TicketSamples.ACME,
        ZONE,
        "EUR",
        Cycle.MONTH,
        EFFECTIVE,
        Map.of("office", office()),
        Map.of(Priority.P1, new ResponseTerms(Duration.ofMinutes(30), "24x7", List.of(50, 80))),
        List.of(hosting()));
  }

  private static CalendarTerms office() {
    return new CalendarTerms(
        ZONE,
        Map.of(DayOfWeek.FRIDAY, List.of("09:00-12:30", "13:00-17:00")),
        List.of(LocalDate.parse("2026-12-25")));
  }

  private static ServiceTerms hosting() {
    MeasurementPoint portal =
        new MeasurementPoint(
            new PointId("acme-portal"),
            URI.create("https://portal.acme.example/health"),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            2,
            200);
    return new ServiceTerms(
        "hosting",
        new BigDecimal("1000.00"),
        List.of(portal),
        UnobservedAs.DOWN,
        new MaintenanceTerms(Duration.ofHours(48)),
        ExcludedTime.KEPT,
        new AvailabilityTerms.Downtime(
            new BigDecimal("99.9"), Duration.ofMinutes(1), Duration.ofMinutes(1)),
        tiers());
  }

  private static CreditTerms tiers() {
    return new CreditTerms.Tiers(
        List.of(
            new CreditTerms.Tier(new BigDecimal("99.9"), null, new BigDecimal("10")),
            new CreditTerms.Tier(null, new BigDecimal("99.0"), new BigDecimal("25"))),
        new BigDecimal("100"),
        new BigDecimal("5.00"));
  }
}
