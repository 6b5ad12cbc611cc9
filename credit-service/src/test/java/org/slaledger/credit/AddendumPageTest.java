package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

/** The page that is signed says all that is signed. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class AddendumPageTest {
  private static final String KEY =
      "provider.example+82f8df9b+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

  /** Every term, in the document's order; the package gives what it alone could. */
  private static final String ALL =
      """
      customer: %1$s
      basedOn: {name: %1$s-package}
      zone: Europe/Lisbon
      currency: CHF
      cycle: QUARTER
      effective: %2$s
      runningClocks: SWITCH
      supportHours: office-terms
      priorities:
        P1:
          hours: 24x7
          response: {target: PT31M, warnAt: [51, 81]}
          update: {target: PT62M, warnAt: [91]}
          resolve: {target: PT8H, warnAt: [71]}
          waitingPauses: true
        P3: {hours: office-terms, response: {target: 3 working days}}
      services:
        - service: hosting
          fee: 1001.00
          firstPeriodFee: 401.00
          unobserved: DOWN
          maintenance: {notice: PT47H, within: office-terms, yearlyCap: PT23H}
          exclusions: [CUSTOMER_CHANGE, THIRD_PARTY, FORCE_MAJEURE, ABUSE]
          excludedTime: REMOVED
          points:
            - {point: %1$s-web, probe: {kind: HTTP, url: "https://web.example/health", expectStatus: [204]}, interval: PT30S, timeout: PT5S, confirm: 7, staleness: PT91S, quorum: 2}
          availability: {method: DOWNTIME, objective: 99.93, minimumOutage: PT2M, wholeUnits: PT1M}
          credit: {schedule: TIERS, cap: 77, minimumAmount: 0.55, tiers: [{below: 99.93, percent: 11}, {atMost: 98.7, percent: 26}]}
        - service: slices
          fee: 11.00
          firstPeriodFee: 4.00
          unobserved: UP
          points:
            - {point: %1$s-s, probe: {kind: HTTP, url: "https://s.example/"}, interval: PT30S, timeout: PT5S, confirm: 3}
          availability: {method: SLICES, objective: 99.8, slice: PT5M, badAbove: 0.12, minimumRun: 4}
          credit: {schedule: PRO_RATA, multiple: 9}
        - service: rates
          fee: 12.00
          firstPeriodFee: 5.00
          unobserved: EXCLUDED
          points:
            - {point: %1$s-r, probe: {kind: HTTP, url: "https://r.example/"}, interval: PT30S, timeout: PT5S, confirm: 3}
          availability: {method: ERROR_RATE, objective: 99.7, slice: PT10M}
          credit: {schedule: TIERS, tiers: [{below: 99.7, percent: 13}]}
        - service: hours
          fee: 13.00
          firstPeriodFee: 6.00
          unobserved: UP
          points:
            - {point: %1$s-h, probe: {kind: HTTP, url: "https://h.example/"}, interval: PT30S, timeout: PT5S, confirm: 3}
          availability: {method: DOWNTIME, objective: 99.6}
          credit: {schedule: HOURS_WAIVED, moreThan: PT6M}
        - service: beyond
          fee: 14.00
          firstPeriodFee: 7.00
          unobserved: UP
          points:
            - {point: %1$s-b, probe: {kind: HTTP, url: "https://b.example/"}, interval: PT30S, timeout: PT5S, confirm: 3}
          availability: {method: DOWNTIME, objective: 99.5}
          credit: {schedule: PER_HOUR_BEYOND, percentPerHour: 3}
      responseCredit: {percent: 2.5, cap: 19}
      changes: [{what: dns records, requestedBy: [CUSTOMER], approvedBy: [PROVIDER]}]
      claims: {claimWithin: P6D, disputeWithin: P33D}
      checkpointKey: %3$s
      """;

  @TestHTTPResource("/")
  URI root;

  @Inject OwnCalendars calendars;

  @Test
  void every_term_of_the_document_is_on_the_page_that_is_signed() {
    // Given
    calendars.publish(Given.office("office-terms"));
    String customer = Api.newCustomer();
    Instant effective = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    Api.publishPackage(customer + "-package", "currency: EUR\n").then().statusCode(201);
    Api.propose(customer + "-2026", ALL.formatted(customer, effective, KEY)).then().statusCode(201);
    // When
    String page;
    try (Browser browser = new Browser(root)) {
      page = browser.signIn(Persona.OLAF, "/ui/agreements/" + customer + "-2026/addenda/1").body();
    }
    // Then
    String text = page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    assertThat(page)
        .contains("datetime=\"" + effective + "\"")
        .contains("<a href=\"/ui/calendars/office-terms\">office-terms</a>");
    assertThat(text).contains(general(customer)).contains(service(customer)).contains(tickets());
    assertThat(text).contains(methods());
  }

  private static String[] general(String customer) {
    return new String[] {
      "Customer" + customer,
      "package " + customer + "-package, version 1",
      "one quarter, cut in the time zone Europe/Lisbon",
      "what is given back, in CHF",
      "Support hoursoffice-terms",
      "office-terms, version 1",
      "dns records: asked for by the customer, agreed to by the provider",
      "claimed for 6 d after the end",
      "disputed for 33 d after",
      KEY
    };
  }

  private static String[] service(String customer) {
    return new String[] {
      "Service hosting",
      "1001.00 CHF for each quarter, 401.00 CHF for the first",
      "Promised: 99.93 %",
      customer + "-web, GET https://web.example/health, answered with status 204; every 30 s",
      "at most 5 s for an answer; down after 7 failures in a row, seen by 2 locations",
      "counts as measuring for 1 min 31 s",
      "Time that nobody measured counts as down",
      "announced 1 d 23 h ahead, and lies whole in the hours of office-terms; the earliest 23 h",
      "outside the change flow",
      "external party",
      "force majeure",
      "abuse",
      "Excluded time leaves the reckoning altogether",
      "outages shorter than 2 min are dropped; each piece counts in whole units of 1 min only",
      "below 99.93 %: 11 % of the fee",
      "at most 98.7 %: 26 % of the fee",
      "At most 77 % of the fee; amounts up to 0.55 CHF are not paid"
    };
  }

  private static String[] tickets() {
    return new String[] {
      "P124x7; updates and resolution stand still while the customer is waited for",
      "31 min; warned of at 51 % and 81 % of it",
      "1 h 2 min; warned of at 91 % of it",
      "8 h; warned of at 71 % of it",
      "P3office-terms",
      "3 working days",
      "Clocks that run when these terms take effect get these targets then",
      "gives back 2.5 % of the fee of the ticket's service, at most 19 % in a period",
      "One late answer about hosting in a whole quarter gives back 2.500000 % of 1001.00 CHF:"
          + " 25.03 CHF"
    };
  }

  private static String[] methods() {
    return new String[] {
      "good slices of 5 min; one is bad when more than 0.12 of it failed, and 4 bad ones",
      "9 times the share of time that was down",
      "mean error rate of slices of 10 min",
      "each hour with more than 6 min down in it",
      "3 % of the fee for each whole hour of down time beyond"
    };
  }
}
