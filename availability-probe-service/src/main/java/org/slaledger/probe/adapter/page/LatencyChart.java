package org.slaledger.probe.adapter.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.adapter.http.ShownLatency;
import org.slaledger.probe.view.ProbeHours;

/**
 * How long probes took, as a table that a script draws.
 *
 * @param location from where
 * @param to the day's end, also where it is to come
 * @param steps those with a probe that succeeded
 */
public record LatencyChart(
    String location, Instant from, Instant to, Duration step, List<Step> steps) {
  /** In milliseconds. */
  public record Step(Instant at, BigDecimal p50, BigDecimal p99, BigDecimal max, long failures) {}

  static List<Step> steps(List<ProbeHours.Sum> sums) {
    return sums.stream()
        .map(ShownLatency::of)
        .filter(it -> it.p50() != null)
        .map(
            it ->
                new Step(
                    it.at(), millis(it.p50()), millis(it.p99()), millis(it.max()), it.failures()))
        .toList();
  }

  private static BigDecimal millis(@Nullable Duration took) {
    return took == null ? BigDecimal.ZERO : BigDecimal.valueOf(took.toNanos() / 1000, 3);
  }
}
