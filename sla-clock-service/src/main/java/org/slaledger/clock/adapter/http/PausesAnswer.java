package org.slaledger.clock.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slaledger.clock.view.PausedTime;
import org.slaledger.clock.view.ShownPause;
import org.slaledger.web.Csv;

/**
 * For how long tickets stood still, and why.
 *
 * @param asOf until when what has not ended is counted
 * @param withoutQuestion in how many of them the customer was not asked anything
 * @param reasons the one with the longest time first
 * @param list the longest first
 */
public record PausesAnswer(
    String period,
    Instant asOf,
    Duration time,
    int pauses,
    int withoutQuestion,
    List<PausedTime> reasons,
    List<ShownPause> list) {
  /** Keeps copies. */
  public PausesAnswer {
    reasons = List.copyOf(reasons);
    list = List.copyOf(list);
  }

  static PausesAnswer of(String period, Instant asOf, List<ShownPause> list) {
    List<PausedTime> reasons = PausedTime.byReason(list);
    return new PausesAnswer(
        period,
        asOf,
        reasons.stream().map(PausedTime::time).reduce(Duration.ZERO, Duration::plus),
        list.size(),
        reasons.stream().mapToInt(PausedTime::withoutQuestion).sum(),
        reasons,
        list);
  }

  /** As a table. */
  public Csv csv() {
    Csv csv =
        new Csv("ticket", "customer", "reason", "from", "to", "seconds", "asked", "pausedClock");
    for (ShownPause pause : list) {
      csv.add(
          pause.ticket(),
          pause.customer(),
          pause.reason(),
          pause.from(),
          pause.to(),
          pause.length().toSeconds(),
          pause.asked(),
          pause.pausedClock());
    }
    return csv;
  }
}
