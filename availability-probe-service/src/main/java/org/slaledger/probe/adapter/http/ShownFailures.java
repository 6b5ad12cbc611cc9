package org.slaledger.probe.adapter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.Phases;
import org.slaledger.probe.adapter.http.ShownOutage.Probe;
import org.slaledger.web.Csv;

/**
 * Probes that failed, in order.
 *
 * @param next how many to pass over for the rest, as the parameter {@code behind}; null at the end
 */
public record ShownFailures(PointId point, List<Probe> failures, @Nullable Long next) {
  private static final Phases NONE = new Phases(null, null, null, null, null);

  Csv csv() {
    Csv csv =
        new Csv(
            "point",
            "location",
            "at",
            "consecutive",
            "reason",
            "status",
            "detail",
            "took",
            "resolve",
            "connect",
            "handshake",
            "firstByte",
            "transfer",
            "event");
    for (Probe it : failures) {
      Phases phases = it.phases() == null ? NONE : it.phases();
      csv.add(
          point,
          it.location(),
          it.at(),
          it.consecutive(),
          it.reason(),
          it.status(),
          it.detail(),
          Seconds.of(it.took()),
          Seconds.orNull(phases.resolve()),
          Seconds.orNull(phases.connect()),
          Seconds.orNull(phases.handshake()),
          Seconds.orNull(phases.firstByte()),
          Seconds.orNull(phases.transfer()),
          it.event());
    }
    return csv;
  }
}
