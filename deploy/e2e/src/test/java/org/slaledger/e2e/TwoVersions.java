package org.slaledger.e2e;

import org.slaledger.local.parts.Persona;

/** An agreement of the demo's customer of which two versions were put forward and none signed. */
record TwoVersions(String agreement) {
  private static final String ADDENDUM =
      """
      customer: %1$s
      zone: Europe/Amsterdam
      currency: EUR
      cycle: MONTH
      priorities:
        P1: {hours: 24x7, response: {target: PT30M, warnAt: [50, 80]}}
      services:
        - service: archive
          fee: %3$s
          firstPeriodFee: 40.00
          unobserved: EXCLUDED
          points:
            - {point: %2$s-web, probe: {kind: HTTP, url: "https://archive.example/health"}, interval: PT30S, timeout: PT5S, confirm: 3}
          availability: {method: DOWNTIME, objective: 99.9}
          credit: {schedule: TIERS, tiers: [{below: 99.9, percent: 10}]}
      """;

  /** Once the demo has registered its customer. */
  static TwoVersions proposed(RunningPlatform platform, String agreement) {
    Api olaf = platform.as(Persona.OLAF);
    for (String fee : new String[] {"100.00", "120.00"}) {
      olaf.post(
          "/agreements/" + agreement + "/addenda",
          "application/yaml",
          ADDENDUM.formatted(PlayedDemo.CUSTOMER, agreement, fee));
    }
    return new TwoVersions(agreement);
  }

  String page() {
    return "/ui/agreements/" + agreement;
  }

  String difference() {
    return page() + "/addenda/2/difference";
  }
}
