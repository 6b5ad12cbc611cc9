package org.slaledger.credit;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;

/** A calendar that is open at all hours of UTC but on its holidays, and clocks that run in it. */
final class Calendars {
  static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private Calendars() {}

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  static String body(LocalDate... holidays) {
    return body(TODAY.getYear() + 1, holidays);
  }

  static String body(int toYear, LocalDate... holidays) {
    String days =
        Arrays.stream(holidays)
            .map("{\"date\": \"%s\", \"name\": \"Day off\"}"::formatted)
            .collect(Collectors.joining(", "));
    String hours =
        Arrays.stream(DayOfWeek.values())
            .map("\"%s\": [\"00:00-24:00\"]"::formatted)
            .collect(Collectors.joining(", "));
    return """
        {"zone": "UTC", "hours": {%s}, "holidays": [%s],
         "fromYear": %d, "toYear": %d, "reason": "a test"}
        """
        .formatted(hours, days, TODAY.getYear(), toYear);
  }

  static Response publish(String calendar, String body) {
    return post(calendar, body);
  }

  static Response publish(String calendar, String body, String confirm) {
    return post(calendar + "?confirm=" + confirm, body);
  }

  static Response preview(String calendar, String body) {
    return post(calendar + "/preview", body);
  }

  private static Response post(String path, String body) {
    return Api.as(Persona.OLAF)
        .contentType("application/json")
        .body(body)
        .post("/calendars/" + path);
  }

  static ValidatableResponse refused(int status, Response answer) {
    return answer.then().statusCode(status).contentType("application/problem+json");
  }

  /** A clock has started that is due so many days later, if none of them is off. */
  static void clockStarted(String calendar, String ticket, Instant start, int days) {
    Api.publish(started(calendar, ticket, start, days).events());
  }

  /**
   * A clock that is due ten days later has stood still for a day, was stopped, and runs on since;
   * it never should have stood still another time.
   */
  static void clockHalted(String calendar, String ticket, Instant start) {
    TicketId id = new TicketId(ticket);
    ClockTerms terms = terms(calendar, 10);
    Instant halt = day(start, 1);
    Instant end = day(start, 2);
    Instant stop = day(start, 3);
    Instant wrong = day(start, 4);
    Given given = started(calendar, ticket, start, 10);
    for (ClockEvent event :
        List.of(
            new ClockPaused(id, ClockKind.RESOLVE, start, terms, halt, PauseReason.CUSTOMER_ANSWER),
            goesOn(id, start, terms, halt, end, 11),
            new ClockStopped(
                id,
                ClockKind.RESOLVE,
                start,
                new CustomerId("acme"),
                terms,
                stop,
                Duration.ofDays(2),
                true),
            goesOn(id, start, terms, stop, stop, 11),
            new ClockPaused(
                id, ClockKind.RESOLVE, start, terms, wrong, PauseReason.CUSTOMER_ACTION),
            goesOn(id, start, terms, wrong, wrong, 11))) {
      given.record(ClockKind.RESOLVE.stream(id), start, event);
    }
    Api.publish(given.events());
  }

  /** A clock of that kind that was stopped a day later. */
  static void clockStopped(String calendar, String ticket, Instant start, int days) {
    Api.publish(
        started(calendar, ticket, start, days)
            .record(
                ClockKind.RESOLVE.stream(new TicketId(ticket)),
                start,
                new ClockStopped(
                    new TicketId(ticket),
                    ClockKind.RESOLVE,
                    start,
                    new CustomerId("acme"),
                    terms(calendar, days),
                    day(start, 1),
                    Duration.ofDays(1),
                    true))
            .events());
  }

  /** A clock of that kind that stands still from a day later on. */
  static void clockPaused(String calendar, String ticket, Instant start, int days) {
    Api.publish(
        started(calendar, ticket, start, days)
            .record(
                ClockKind.RESOLVE.stream(new TicketId(ticket)),
                start,
                new ClockPaused(
                    new TicketId(ticket),
                    ClockKind.RESOLVE,
                    start,
                    terms(calendar, days),
                    day(start, 1),
                    PauseReason.CUSTOMER_ANSWER))
            .events());
  }

  private static Given started(String calendar, String ticket, Instant start, int days) {
    TicketId id = new TicketId(ticket);
    return new Given("unused", "acme")
        .record(
            ClockKind.RESOLVE.stream(id),
            start,
            new ClockStarted(
                id,
                ClockKind.RESOLVE,
                start,
                new CustomerId("acme"),
                "hosting",
                terms(calendar, days),
                deadline(start, days)));
  }

  private static ClockContinued goesOn(
      TicketId id, Instant start, ClockTerms terms, Instant since, Instant at, int days) {
    return new ClockContinued(
        id, ClockKind.RESOLVE, start, terms, since, at, deadline(start, days), "a test");
  }

  private static ClockTerms terms(String calendar, int days) {
    Target target = new Target("PT" + 24 * days + "H");
    return new ClockTerms(new AgreementId("acme-2026"), 1, Priority.P2, target, calendar, 1);
  }

  /** None beyond the years that the calendar covers at first. */
  private static @Nullable ClockDeadline deadline(Instant start, int days) {
    Instant due = day(start, days);
    if (due.atOffset(ZoneOffset.UTC).getYear() > TODAY.getYear() + 1) {
      return null;
    }
    return new ClockDeadline(due, due.plusMillis(1), List.of());
  }

  private static Instant day(Instant start, int days) {
    return start.plus(Duration.ofDays(days));
  }
}
