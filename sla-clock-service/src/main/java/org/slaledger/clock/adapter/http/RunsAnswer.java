package org.slaledger.clock.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.web.Csv;

/**
 * Runs behind a number, in the order of their start.
 *
 * @param after where the rest of the list begins, as the parameter of that name; null at its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunsAnswer(List<ShownClock> clocks, @Nullable String after) {
  /** Keeps a copy. */
  public RunsAnswer {
    clocks = List.copyOf(clocks);
  }

  /** As a table. */
  public Csv csv() {
    Csv csv =
        new Csv(
            "ticket",
            "kind",
            "started",
            "customer",
            "service",
            "priority",
            "agreement",
            "version",
            "target",
            "hours",
            "state",
            "missed",
            "stopped",
            "seconds",
            "met");
    for (ShownClock clock : clocks) {
      csv.add(
          clock.ticket(),
          clock.kind(),
          clock.startedAt(),
          clock.customer(),
          clock.service(),
          clock.priority(),
          clock.agreement(),
          clock.addendumVersion(),
          Objects.requireNonNull(clock.target()).value(),
          clock.hours(),
          clock.state(),
          clock.missedDue(),
          clock.stoppedAt(),
          clock.elapsed() == null ? null : clock.elapsed().toSeconds(),
          clock.met());
    }
    return csv;
  }
}
