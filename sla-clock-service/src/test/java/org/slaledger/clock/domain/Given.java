package org.slaledger.clock.domain;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.ResponseTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;

/** Tickets and terms that tests begin with. */
final class Given {
  static final CustomerId ACME = new CustomerId("acme");
  static final TicketId TICKET = new TicketId("T-1");

  /** A Monday. */
  static final Instant CONTACT = Instant.parse("2026-11-23T09:00:00Z");

  /** P1 within an hour at any time; P2 within 8 office hours, warned of at 50 and 80 percent. */
  static final Map<Priority, ResponseTerms> RESPONSE =
      Map.of(
          Priority.P1, new ResponseTerms(Duration.ofHours(1), "24x7", List.of(50)),
          Priority.P2, new ResponseTerms(Duration.ofHours(8), "office", List.of(80, 50)),
          Priority.P3, new ResponseTerms(Duration.ofHours(9), "office", null));

  private Given() {}

  static TicketFacts ticket(@Nullable Priority priority, @Nullable Instant respondedAt) {
    return new TicketFacts(TICKET, ACME, "hosting", CONTACT, priority, respondedAt);
  }

  static SignedTerms terms() {
    return terms("acme-2026", 1, CONTACT.minus(Duration.ofDays(30)), "hosting");
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
        addendum(service),
        List.of(UTC_FROZEN),
        effective,
        signedAt,
        endedAt);
  }

  static Promise promise(Priority priority) {
    return Promise.of(terms(), priority).orElseThrow();
  }

  /** What a clock is after commands that were each given at a time. */
  static ResponseClock after(List<Happened> happened) {
    return ResponseClock.of(happened.stream().map(Happened::event).toList());
  }

  static ResponseClock started(Priority priority) {
    return after(
        ResponseClockDecider.decide(
            new ResponseClock.NotStarted(),
            new ClockCommand.StartClock(ticket(priority, null), promise(priority)),
            CONTACT));
  }

  /** The state after one more command. */
  static ResponseClock then(ResponseClock clock, ClockCommand command, Instant now) {
    ResponseClock state = clock;
    for (Happened happened : ResponseClockDecider.decide(clock, command, now)) {
      state = ResponseClock.evolve(state, happened.event());
    }
    return state;
  }

  static List<ClockEvent> events(List<Happened> happened) {
    return new ArrayList<>(happened.stream().map(Happened::event).toList());
  }

  private static final FrozenZoneTerms UTC_FROZEN =
      new FrozenZoneTerms(
          "UTC",
          "Z",
          Instant.parse("2020-01-01T00:00:00Z"),
          Instant.parse("2040-01-01T00:00:00Z"),
          List.of());

  private static Addendum addendum(String service) {
    Map<DayOfWeek, List<String>> week =
        Map.of(
            DayOfWeek.MONDAY, List.of("09:00-18:00"),
            DayOfWeek.TUESDAY, List.of("09:00-18:00"));
    return new Addendum(
        ACME,
        "UTC",
        "EUR",
        Cycle.MONTH,
        null,
        Map.of("office", new CalendarTerms("UTC", week, List.of())),
        RESPONSE,
        List.of(service(service)));
  }

  private static ServiceTerms service(String name) {
    return new ServiceTerms(
        name,
        new BigDecimal("100"),
        List.of(),
        UnobservedAs.UP,
        null,
        null,
        new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
        new CreditTerms.Tiers(List.of(), null, null));
  }
}
