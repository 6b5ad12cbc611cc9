package org.slaledger.probe.domain;

/**
 * The probes since coverage was last recorded.
 *
 * @param latencies how long those that succeeded took
 */
public record Tally(int attempts, int failures, Latencies latencies) {
  /** No probe yet. */
  public static final Tally NONE = new Tally(0, 0, Latencies.NONE);

  Tally with(ProbeResult result) {
    return switch (result.outcome()) {
      case ProbeResult.Failed failed -> new Tally(attempts + 1, failures + 1, latencies);
      case ProbeResult.Succeeded succeeded ->
          new Tally(attempts + 1, failures, latencies.with(result.took()));
      case ProbeResult.NotMade why -> NONE;
    };
  }
}
