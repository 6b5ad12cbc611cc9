package org.slaledger.promises;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;

/** Terms and calendars that tests begin with. */
final class Given {
  static final CustomerId ACME = new CustomerId("acme");

  /** A Monday. */
  static final Instant CONTACT = Instant.parse("2026-11-23T09:00:00Z");

  private static final Instant LONG_AGO = CONTACT.minus(Duration.ofDays(30));

  private Given() {}

  /**
   * P1 any time: an answer in 1 h, updates each 2 h, resolved in 8 h, no pauses. P2 in office
   * hours: an answer in 4 h, resolved in 16 h, waiting for the customer pauses. P3: an answer in 9
   * h, which is a whole office day. P4: nothing.
   */
  static Map<Priority, PriorityTerms> promises() {
    Map<Priority, PriorityTerms> promises = new EnumMap<>(Priority.class);
    promises.put(
        Priority.P1, new PriorityTerms("24x7", to("PT1H", 50), to("PT2H"), to("PT8H"), null));
    promises.put(
        Priority.P2,
        new PriorityTerms("office", to("PT4H", 80, 50), to("PT4H"), to("PT16H", 50), true));
    promises.put(Priority.P3, new PriorityTerms("office", to("PT9H"), null, null, null));
    return promises;
  }

  static TargetTerms to(String target, Integer... warnAt) {
    return new TargetTerms(new Target(target), List.of(warnAt));
  }

  static SignedTerms terms() {
    return terms("acme-2026", 1, LONG_AGO, "hosting");
  }

  static SignedTerms terms(String agreement, int version, Instant effective, String service) {
    return terms(agreement, version, effective, service, effective, null);
  }

  static SignedTerms terms(
      String agreement,
      int version,
      Instant effective,
      String service,
      Instant signedAt,
      @Nullable Instant endedAt) {
    return new SignedTerms(
        new AgreementId(agreement),
        version,
        addendum(service, promises(), null),
        effective,
        signedAt,
        endedAt);
  }

  /** The second version of the usual agreement, in force from then on. */
  static SignedTerms second(
      Instant effective, RunningClocks running, Map<Priority, PriorityTerms> promises) {
    return second(effective, LONG_AGO, running, promises);
  }

  static SignedTerms second(
      Instant effective,
      Instant signedAt,
      RunningClocks running,
      Map<Priority, PriorityTerms> promises) {
    return new SignedTerms(
        new AgreementId("acme-2026"),
        2,
        addendum("hosting", promises, running),
        effective,
        signedAt,
        null);
  }

  static Calendars calendars() {
    return Calendars.of(List.of(office(1, List.of())));
  }

  /** Every day from nine to six, but for holidays, from 2020 to 2039. */
  static CalendarPublished office(int version, List<LocalDate> holidays) {
    return office(version, holidays, 2020, 2039);
  }

  /** The same hours for other years. */
  static CalendarPublished office(int version, List<LocalDate> holidays, int fromYear, int toYear) {
    Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of("09:00-18:00"));
    }
    return new CalendarPublished(
        new CalendarId("office"),
        version,
        new CalendarTerms(
            "UTC",
            week,
            holidays.stream().map(day -> new CalendarTerms.Holiday(day, null)).toList(),
            fromYear,
            toYear),
        new FrozenZoneTerms(
            "UTC",
            "Z",
            Instant.parse(fromYear + "-01-01T00:00:00Z"),
            Instant.parse(toYear + 1 + "-01-01T00:00:00Z"),
            List.of()),
        "test");
  }

  private static Addendum addendum(
      String service, Map<Priority, PriorityTerms> promises, @Nullable RunningClocks running) {
    return new Addendum(
        ACME,
        null,
        "UTC",
        "EUR",
        Cycle.MONTH,
        null,
        running,
        null,
        Map.of("office", 1),
        promises,
        List.of(service(service)),
        null,
        null,
        null,
        null);
  }

  private static ServiceTerms service(String name) {
    return new ServiceTerms(
        name,
        new BigDecimal("100"),
        null,
        List.of(),
        UnobservedAs.UP,
        null,
        null,
        null,
        new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
        new CreditTerms.Tiers(List.of(), null, null));
  }
}
