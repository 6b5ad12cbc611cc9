package org.slaledger.probe.adapter.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.Latency;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.web.Csv;

/**
 * How long probes took, step by step; steps without any are left out.
 *
 * @param keptSince what was before is not kept, in steps of this length
 * @param step how long each is
 */
public record ShownLatency(
    PointId point,
    String location,
    Instant from,
    Instant to,
    Instant keptSince,
    Duration step,
    List<Step> steps) {

  /**
   * The probes that began in a step.
   *
   * @param at its beginning
   * @param attempts those that were made
   * @param notMade those that were due and could not be made
   * @param mean of those that succeeded; none where none did, and so are the percentiles: these are
   *     off by at most 1/32, the longest is exact
   */
  public record Step(
      Instant at,
      long attempts,
      long failures,
      long notMade,
      @Nullable Duration mean,
      @Nullable Duration p50,
      @Nullable Duration p99,
      @Nullable Duration max) {}

  /** Keeps a copy. */
  public ShownLatency {
    steps = List.copyOf(steps);
  }

  /** Of what was added up. */
  public static Step of(ProbeHours.Sum sum) {
    Latency latency = sum.latencies().percentiles();
    return latency == null
        ? new Step(sum.at(), sum.attempts(), sum.failures(), sum.notMade(), null, null, null, null)
        : new Step(
            sum.at(),
            sum.attempts(),
            sum.failures(),
            sum.notMade(),
            sum.took().dividedBy(Math.max(1, sum.attempts() - sum.failures())),
            latency.p50(),
            latency.p99(),
            latency.max());
  }

  Csv csv() {
    Csv csv =
        new Csv(
            "point",
            "location",
            "at",
            "attempts",
            "failures",
            "notMade",
            "mean",
            "p50",
            "p99",
            "max");
    for (Step step : steps) {
      csv.add(
          point,
          location,
          step.at(),
          step.attempts(),
          step.failures(),
          step.notMade(),
          seconds(step.mean()),
          seconds(step.p50()),
          seconds(step.p99()),
          seconds(step.max()));
    }
    return csv;
  }

  /** In seconds, as a spreadsheet takes it; to the microsecond. */
  static @Nullable String seconds(@Nullable Duration duration) {
    return duration == null
        ? null
        : BigDecimal.valueOf(duration.toNanos() / 1000, 6).toPlainString();
  }
}
