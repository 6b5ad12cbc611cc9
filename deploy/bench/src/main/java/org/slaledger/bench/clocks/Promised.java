package org.slaledger.bench.clocks;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.slaledger.contract.terms.CalendarTerms.Holiday;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/**
 * What a customer was promised: office hours with a lunch break and holidays, in a zone of its own.
 */
public final class Promised {
  /** The customer. */
  public static final CustomerId ACME = new CustomerId("acme");

  /** Its agreement. */
  public static final AgreementId AGREEMENT = new AgreementId("acme-2026");

  /** The service that it is about. */
  public static final String SERVICE = "hosting";

  private static final CalendarId OFFICE = new CalendarId("office");
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final int FROM_YEAR = 2024;
  private static final int TO_YEAR = 2033;
  private static final List<String> HOURS = List.of("08:30-12:30", "13:00-17:30");

  private Promised() {}

  /** The calendar that the terms name. */
  public static CalendarPublished calendar() {
    var weekdays =
        Map.of(
            DayOfWeek.MONDAY, HOURS,
            DayOfWeek.TUESDAY, HOURS,
            DayOfWeek.WEDNESDAY, HOURS,
            DayOfWeek.THURSDAY, HOURS,
            DayOfWeek.FRIDAY, HOURS);
    return new CalendarPublished(
        OFFICE,
        1,
        new CalendarTerms(AMSTERDAM.getId(), weekdays, holidays(), FROM_YEAR, TO_YEAR),
        zone(),
        "a benchmark");
  }

  /** Eight in each year. */
  private static List<Holiday> holidays() {
    return IntStream.rangeClosed(FROM_YEAR, TO_YEAR)
        .boxed()
        .flatMap(
            year ->
                List.of("01-01", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26")
                    .stream()
                    .map(day -> new Holiday(LocalDate.parse(year + "-" + day), null)))
        .toList();
  }

  /** The zone's transitions. */
  public static FrozenZoneTerms zone() {
    return Translation.terms(FrozenZone.of(AMSTERDAM, FROM_YEAR, TO_YEAR));
  }

  /**
   * The terms: P2 in office hours.
   *
   * @param response an answer within
   * @param resolve a resolution within
   */
  public static Addendum addendum(
      String response, String resolve, @Nullable RunningClocks running) {
    PriorityTerms promise =
        new PriorityTerms(
            OFFICE.value(), within(response, 50, 80), within("PT4H"), within(resolve, 80), true);
    return new Addendum(
        ACME,
        null,
        AMSTERDAM.getId(),
        "EUR",
        Cycle.MONTH,
        null,
        running,
        null,
        Map.of(OFFICE.value(), 1),
        Map.of(Priority.P2, promise),
        List.of(service()),
        null,
        null,
        null,
        null);
  }

  private static TargetTerms within(String target, Integer... warnAt) {
    return new TargetTerms(new Target(target), List.of(warnAt));
  }

  private static ServiceTerms service() {
    return new ServiceTerms(
        SERVICE,
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
