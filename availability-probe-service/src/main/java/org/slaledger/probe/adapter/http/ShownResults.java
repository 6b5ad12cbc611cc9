package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.Phases;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.web.Csv;

/**
 * Results of probes, in order.
 *
 * @param keptSince what was before is not kept
 * @param after where the rest begins, as the parameter of that name; null at the end
 */
public record ShownResults(
    PointId point,
    String location,
    List<Result> results,
    Instant keptSince,
    @Nullable Instant after) {

  /**
   * One result.
   *
   * @param outcome SUCCEEDED, FAILED or NOT_MADE
   * @param took until it was known
   * @param reason why it failed or was not made
   */
  public record Result(
      Instant at,
      String outcome,
      Duration took,
      @Nullable Integer status,
      @Nullable String reason,
      @Nullable String detail,
      Phases phases) {}

  /** Keeps a copy. */
  public ShownResults {
    results = List.copyOf(results);
  }

  static Result of(ProbeResults.Shown shown) {
    Boolean failed = shown.failed();
    String outcome = failed == null ? "NOT_MADE" : failed ? "FAILED" : "SUCCEEDED";
    return new Result(
        shown.at(),
        outcome,
        shown.took(),
        shown.status(),
        shown.reason(),
        shown.detail(),
        shown.phases());
  }

  Csv csv() {
    Csv csv =
        new Csv(
            "point",
            "location",
            "at",
            "outcome",
            "seconds",
            "status",
            "reason",
            "detail",
            "resolve",
            "connect",
            "handshake",
            "firstByte",
            "transfer");
    for (Result result : results) {
      csv.add(
          point,
          location,
          result.at(),
          result.outcome(),
          ShownLatency.seconds(result.took()),
          result.status(),
          result.reason(),
          result.detail(),
          ShownLatency.seconds(result.phases().resolve()),
          ShownLatency.seconds(result.phases().connect()),
          ShownLatency.seconds(result.phases().handshake()),
          ShownLatency.seconds(result.phases().firstByte()),
          ShownLatency.seconds(result.phases().transfer()));
    }
    return csv;
  }
}
