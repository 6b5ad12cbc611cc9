package org.slaledger.conformance;

/** One case of each form, each with its right answer. */
final class Samples {
  private Samples() {}

  /** Open on Mondays from 9 to 17 in UTC; 2026-06-01 is one. */
  static final String DUE =
      """
      {"cases": [{"id": "due", "calendar": {"zone": "UTC", "hours": {"MONDAY": ["09:00-17:00"]}},
        "start": "2026-06-01T10:00:00Z", "target": "PT2H", "due": "2026-06-01T12:00:00Z"}]}
      """;

  static final String ELAPSED =
      """
      {"cases": [{"id": "elapsed", "calendar": {"zone": "UTC", "hours": {"MONDAY": ["09:00-17:00"]}},
        "from": "2026-06-01T10:00:00Z", "to": "2026-06-02T12:00:00Z", "elapsed": "PT7H"}]}
      """;

  /** One of 720 hours down, of which a tenth of the fee is owed. */
  static final String OWED =
      """
      {"cases": [{"id": "owed", "source": "clause 4", "reckoning": "1 h of 720 h",
        "addendum": {"zone": "UTC", "currency": "USD", "cycle": "MONTH", "service": {
          "service": "hosting", "fee": 9, "availability": {"method": "DOWNTIME", "objective": "99.9"},
          "credit": {"schedule": "TIERS", "tiers": [{"below": "99.9", "percent": "10"}]}}},
        "period": "2026-06",
        "evidence": [{"from": "2026-06-10T00:00:00Z", "to": "2026-06-10T01:00:00Z", "state": "DOWN"}],
        "exclusions": [],
        "expect": {"availability": "99.861111", "creditPercent": "10", "creditAmount": "0.9"}}]}
      """;

  /** Down for ten minutes of an hour, of which Oslo measured the first three quarters. */
  static final String OBSERVED =
      """
      {"cases": [{"id": "observed", "from": "2026-06-01T10:00:00Z", "to": "2026-06-01T11:00:00Z",
        "versions": [{"points": [{"point": "portal", "confirm": 1, "quorum": 1}]}],
        "evidence": [
          {"point": "portal", "location": "oslo", "event": "ObservationRecorded", "from": "2026-06-01T10:00:00Z", "to": "2026-06-01T10:45:00Z"},
          {"point": "portal", "location": "oslo", "event": "ProbeFailed", "at": "2026-06-01T10:10:00Z"},
          {"point": "portal", "location": "oslo", "event": "ProbeRecovered", "at": "2026-06-01T10:20:00Z"}],
        "expect": {
          "states": [
            {"from": "2026-06-01T10:00:00Z", "state": "UP"}, {"from": "2026-06-01T10:10:00Z", "state": "DOWN"},
            {"from": "2026-06-01T10:20:00Z", "state": "UP"}, {"from": "2026-06-01T10:45:00Z", "state": "UNOBSERVED"}],
          "up": "PT35M", "down": "PT10M", "unobserved": "PT15M"}}]}
      """;
}
