package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;

/** An agreement that was signed over HTTP, and took effect early enough that a period can end. */
final class EndedPeriod {
  private static final String TERMS =
      """
      customer: %1$s
      zone: UTC
      currency: EUR
      cycle: MONTH
      effective: %2$s
      priorities:
        P1: {hours: 24x7, response: {target: PT30M, warnAt: [50, 80]}}
      services:
        - service: hosting
          fee: 1000.00
          firstPeriodFee: 400.00
          unobserved: EXCLUDED
          exclusions: [THIRD_PARTY]
          points:
            - {point: %1$s-web, probe: {kind: HTTP, url: "https://web.example/health"}, interval: PT30S, timeout: PT5S, confirm: 1}
          availability: {method: DOWNTIME, objective: 99.9}
          credit: {schedule: TIERS, tiers: [{below: 99.9, percent: 10}]}
      claims: {claimWithin: P10D, disputeWithin: P30D, ruleWithin: %3$s}
      """;

  private final String customer;
  private final Instant effective;
  private final Given given;

  private EndedPeriod(String customer, Instant effective) {
    this.customer = customer;
    this.effective = effective;
    this.given = new Given(customer + "-2026", customer);
  }

  static EndedPeriod signed() {
    return signedWithRulingsWithin(Period.ofDays(14));
  }

  static EndedPeriod signedWithRulingsWithin(TemporalAmount time) {
    EndedPeriod period = new EndedPeriod(Api.newCustomer(), effectiveNow());
    String terms = TERMS.formatted(period.customer, period.effective, time);
    String hash =
        Api.propose(period.agreement(), terms)
            .then()
            .statusCode(201)
            .extract()
            .path("documentHash");
    Api.sign(period.agreement(), hash).then().statusCode(200);
    return period;
  }

  /** 20 hours ago, unless a month ends in the three hours that matter. */
  private static Instant effectiveNow() {
    Instant hour = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant usual = hour.minus(Duration.ofHours(20));
    return month(usual).equals(month(usual.plus(Duration.ofHours(3))))
        ? usual
        : hour.minus(Duration.ofHours(16));
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atZone(ZoneOffset.UTC));
  }

  String customer() {
    return customer;
  }

  String agreement() {
    return given.agreement.value();
  }

  String name() {
    return month(effective).toString();
  }

  String path() {
    return "/statements/" + agreement() + "/" + name();
  }

  String stream() {
    return "credit/" + agreement() + ":" + name();
  }

  Instant effective() {
    return effective;
  }

  Instant down() {
    return effective.plus(Duration.ofHours(1));
  }

  Instant back() {
    return effective.plus(Duration.ofHours(2));
  }

  /** Measured from the beginning on, and never down. */
  void allUp() {
    given.covered(point(), effective, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    Api.publish(given.events());
  }

  /** Whatever came before, it turns out to have been down for an hour. */
  void anHourDown() {
    given
        .failed(point(), down(), 1)
        .recovered(point(), back(), down())
        .covered(point(), effective, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    Api.publish(given.events());
  }

  /** The stream of evidence holds what nobody can read. */
  String unreadable() {
    String stream = "probe/" + point() + "@local";
    String line =
        """
        {"specversion":"1.0","id":"0197fd6c-7b3a-7000-8000-000000000001","source":"urn:slaledger:test",\
        "type":"slaledger.ProbeDreamed.v1","subject":"%s","time":"2026-06-26T00:00:00Z",\
        "recordedtime":"2026-06-26T00:00:00Z","streamversion":%d,"actor":"test","data":{}}\
        """
            .formatted(stream, given.events().size() + 1);
    Log.publish("sla.availability", stream, line.getBytes(UTF_8), Map.of());
    return stream;
  }

  /** The agreement ends, unless its first period has ended by itself. */
  void end() {
    if (!month(effective).equals(month(Instant.now()))) {
      return;
    }
    Api.as(Persona.OLAF)
        .contentType("application/json")
        .body(
            """
            {"at":"%s","reason":"moved","lastPeriodFees":{"hosting":"400.00"}}\
            """
                .formatted(
                    Instant.now().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.SECONDS)))
        .post("/agreements/" + agreement() + "/end")
        .then()
        .statusCode(200);
  }

  private String point() {
    return customer + "-web";
  }
}
