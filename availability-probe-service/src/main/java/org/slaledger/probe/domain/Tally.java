package org.slaledger.probe.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.Latency;

/**
 * The probes since coverage was last recorded.
 *
 * @param latencies how long each that succeeded took
 */
public record Tally(int attempts, int failures, List<Duration> latencies) {
  /** No probe yet. */
  public static final Tally NONE = new Tally(0, 0, List.of());

  /** Keeps a copy. */
  public Tally {
    latencies = List.copyOf(latencies);
  }

  Tally with(ProbeResult result) {
    return switch (result.outcome()) {
      case ProbeResult.Failed failed -> new Tally(attempts + 1, failures + 1, latencies);
      case ProbeResult.Succeeded succeeded -> {
        List<Duration> more = new ArrayList<>(latencies);
        more.add(result.took());
        yield new Tally(attempts + 1, failures, more);
      }
      case ProbeResult.NotMade why -> NONE;
    };
  }

  /** Percentiles by nearest rank; none where no probe succeeded. */
  @Nullable Latency latency() {
    if (latencies.isEmpty()) {
      return null;
    }
    List<Duration> sorted = latencies.stream().sorted().toList();
    return new Latency(rank(sorted, 50), rank(sorted, 99), sorted.getLast());
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }
}
