package org.slaledger.credit.adapter.http;

/** What the API's description shows. */
final class Examples {
  static final String YAML =
      """
      customer: acme
      zone: Europe/Amsterdam
      currency: EUR
      cycle: MONTH
      calendars:
        office:
          zone: Europe/Amsterdam
          hours:
            MONDAY: ["09:00-17:00"]
            TUESDAY: ["09:00-17:00"]
          holidays: [2026-12-25]
      response:
        P1: {target: PT30M, hours: 24x7, warnAt: [50, 80]}
        P2: {target: PT4H, hours: office}
      services:
        - service: hosting
          fee: 1000.00
          unobserved: EXCLUDED
          maintenance: {notice: PT48H}
          points:
            - point: acme-portal
              url: https://portal.acme.example/health
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
