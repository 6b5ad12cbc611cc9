package org.slaledger.credit.adapter.http;

/** What the API's description shows. */
final class Examples {
  static final String YAML =
      """
      customer: acme
      zone: Europe/Amsterdam
      currency: EUR
      cycle: MONTH
      priorities:
        P1: {hours: 24x7, response: {target: PT30M, warnAt: [50, 80]}}
        P2: {hours: office-nl, response: {target: PT4H}}
      services:
        - service: hosting
          fee: 1000.00
          firstPeriodFee: 400.00
          unobserved: EXCLUDED
          maintenance: {notice: PT48H}
          points:
            - point: acme-portal
              probe: {kind: HTTP, url: "https://portal.acme.example/health"}
              interval: PT30S
              timeout: PT5S
              confirm: 3
          availability: {method: DOWNTIME, objective: 99.9}
          credit:
            schedule: TIERS
            tiers:
              - {below: 99.9, percent: 10}
              - {below: 99.0, percent: 25}
      """;

  private Examples() {}
}
